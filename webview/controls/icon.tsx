/** A codicon. What it means stands in words beside it, or in the name of its button. */
export function Icon({ name }: { readonly name: string }) {
  return <i class={`codicon codicon-${name}`} aria-hidden="true" />;
}
