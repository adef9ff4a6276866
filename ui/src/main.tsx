import { createDOMRenderer, FluentProvider, RendererProvider, Title1 } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lightTheme } from './theme/themes';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no #root');
}

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={lightTheme}>
        <Title1 as="h1">CalDAV/ICS Sync</Title1>
      </FluentProvider>
    </RendererProvider>
  </StrictMode>,
);
