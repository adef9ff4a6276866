import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';

interface Props {
  title: string;
  text: string;
  action: string;
  onAction: () => void;
}

/** Something could not be shown: what happened, what is safe, and a way on. */
export function Failure({ title, text, action, onAction }: Props) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {text}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={onAction}>{action}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
