import { Button, type ButtonProps } from '@fluentui/react-components';
import { Checkmark20Regular, Copy20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useT } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import { copyText } from './copyText';

interface Props {
  text: () => string;
  label?: string;
  /** Says what is copied, where the label alone does not. */
  name?: string;
  icon?: ButtonProps['icon'];
  appearance?: ButtonProps['appearance'];
  /** Where the browser lets nothing be copied: shows what to copy by hand. */
  onRefused?: () => void;
}

const SHOWN_MS = 2000;

/** Copies a text, on plain http too. */
export function CopyButton({ text, label, name, icon = <Copy20Regular />, appearance, onRefused }: Props) {
  const t = useT();
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (await copyText(text())) {
      setCopied(true);
      setTimeout(() => {
        setCopied(false);
      }, SHOWN_MS);
    } else {
      onRefused?.();
      toast({ intent: 'info', title: t.common.copyByHand });
    }
  };
  return (
    <Button
      appearance={appearance}
      icon={isCopied ? <Checkmark20Regular /> : icon}
      aria-label={isCopied ? undefined : name}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{isCopied ? t.common.copied : (label ?? t.common.copy)}</span>
    </Button>
  );
}
