import { Button, Field, Input, Tooltip } from '@fluentui/react-components';
import { ArrowShuffle20Regular } from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { secretPath } from './draft';

interface Props {
  path: string;
  name: string;
  onChange: (path: string) => void;
  problem?: string;
}

/** Where the feed is. A path that nobody guesses is made with one click. */
export function FeedPathField({ path, name, onChange, problem }: Props) {
  const t = useT();
  return (
    <Field label={t.fields.path} required hint={t.fields.pathHint} validationMessage={problem}>
      <Input
        name="ics_path"
        contentBefore="/ics/"
        value={path}
        onChange={(_, { value }) => {
          onChange(value);
        }}
        contentAfter={
          <Tooltip content={t.fields.pathNew} relationship="label">
            <Button
              appearance="transparent"
              size="small"
              icon={<ArrowShuffle20Regular />}
              onClick={() => {
                onChange(secretPath(name));
              }}
            />
          </Tooltip>
        }
      />
    </Field>
  );
}
