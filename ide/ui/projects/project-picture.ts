import { html, svg, type TemplateResult } from 'lit';
import { builtinImages } from '../../blocks/builtin-images.ts';
import { t } from '../../i18n/translate.ts';
import { isLights, type ProjectSummary } from '../../project/project-summary.ts';

interface Picture {
  readonly words: string;
  readonly drawing: TemplateResult<2>;
}

/** A project's picture, 240 x 128: what its lights showed, else the first picture in it, else its kind. */
export function projectPicture(project: Pick<ProjectSummary, 'lights' | 'drawn' | 'editor'>): TemplateResult {
  const { words, drawing } = pictureOf(project);
  return html`<svg class="art" viewBox="0 0 240 128" role="img" aria-label=${words}>${drawing}</svg>`;
}

function pictureOf({ lights, drawn, editor }: Pick<ProjectSummary, 'lights' | 'drawn' | 'editor'>): Picture {
  if (lights !== undefined && isLights(lights)) {
    return { words: t('projects.picture.ran', { lit: litOf(lights) }), drawing: boardWith(lights) };
  }
  if (drawn !== undefined && isLights(drawn)) {
    return { words: t('projects.picture.drawn', { lit: litOf(drawn) }), drawing: boardWith(drawn) };
  }
  if (drawn !== undefined && Object.hasOwn(builtinImages, drawn)) {
    const lit = builtinImages[drawn as keyof typeof builtinImages].replaceAll(':', '');
    return { words: t('projects.picture.image', { name: drawn }), drawing: boardWith(lit) };
  }
  return { words: t(`projects.picture.${editor}`), drawing: kinds[editor] };
}

function litOf(lights: string): number {
  return [...lights].filter((level) => level !== '0').length;
}

/** The 25 lights alone, each as bright as it was. */
function boardWith(lights: string): TemplateResult<2> {
  const cells = (level: string): string =>
    [...lights]
      .map((cell, index) =>
        cell === level
          ? `M${String(79 + (index % 5) * 17)} ${String(23 + Math.floor(index / 5) * 17)}h14v14h-14z`
          : '',
      )
      .join('');
  const lit = [...new Set(lights)].filter((level) => level !== '0');
  return svg`<g class="lights">
    <rect class="plate" x="70" y="14" width="100" height="100" rx="10"/>
    <path class="off" d=${cells('0')}/>
    ${lit.map((level) => svg`<path class="on" opacity=${0.4 + Number(level) / 15} d=${cells(level)}/>`)}
  </g>`;
}

const kinds: Record<ProjectSummary['editor'], TemplateResult<2>> = {
  blocks: svg`<g class="kind-blocks">
    <path class="f-start" d="M62 22h116a5 5 0 0 1 5 5v20a5 5 0 0 1-5 5H98l-4 5H84l-4-5H62a5 5 0 0 1-5-5V27a5 5 0 0 1 5-5Z"/>
    <path class="f-screen" d="M57 54h23l4 5h10l4-5h58a5 5 0 0 1 5 5v16a5 5 0 0 1-5 5H98l-4 5H84l-4-5H62a5 5 0 0 1-5-5Z"/>
    <path class="f-loop" d="M57 82h23l4 5h10l4-5h84a5 5 0 0 1 5 5v16a5 5 0 0 1-5 5H62a5 5 0 0 1-5-5Z"/>
  </g>`,
  python: svg`<g class="kind-python">
    <rect class="f-sheet l" x="62" y="18" width="116" height="94" rx="6"/>
    <path class="p-key" d="M76 36h22"/><path class="p-text" d="M104 36h38"/>
    <path class="p-key" d="M76 52h30"/><path class="p-call" d="M92 68h26"/><path class="p-text" d="M124 68h22"/>
    <path class="p-call" d="M92 84h18"/><path class="p-str" d="M116 84h44"/><path class="p-text" d="M76 98h20"/>
  </g>`,
};
