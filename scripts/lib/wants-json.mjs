const OUTPUT = /^(?:--output|-o)$/;
const JSON_AT_ONCE = /^(?:--json|--output=json|-o=?json)$/;

/** Whether a script is to read the answer, as far as that can be told of a command line that is not understood. */
export const wantsJson = (args) =>
  args.some(
    (arg, index) =>
      JSON_AT_ONCE.test(arg) || (arg === 'json' && OUTPUT.test(args[index - 1] ?? '')),
  );
