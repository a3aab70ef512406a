namespace SignageHub.Web.Tests;

/// <summary>Measures the contrast of every text on a page (WCAG 2.2, "contrast ratio" and "relative luminance").</summary>
internal static class Contrast
{
    /// <summary>The luminance of a colour, and the nearest opaque background of an element.</summary>
    private const string Measures =
        """
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = color => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = color => {
            const [r, g, b] = rgba(color).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = getComputedStyle(e).backgroundColor;
              if (rgba(color)[3] === 255) return color;
            }
            return 'white';
          };

        """;

    /// <summary>Gives the texts whose contrast to the nearest opaque background is below 4.5.</summary>
    public const string Script =
        $$"""
        () => {
          {{Measures}}
          const weak = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest('noscript')) continue;
            const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${texts.currentNode.data.trim()}`);
          }
          return weak;
        }
        """;

    /// <summary>Gives the fields whose border stands out by less than 3:1 from what is around them (WCAG 2.2, 1.4.11).</summary>
    public const string Fields =
        $$"""
        () => {
          {{Measures}}
          const weak = [];
          for (const field of document.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), select, textarea')) {
            if (!field.checkVisibility()) continue;
            const [a, b] = [luminance(getComputedStyle(field).borderTopColor), luminance(ground(field.parentElement))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 3) weak.push(`${ratio.toFixed(2)} ${field.name}`);
          }
          return weak;
        }
        """;
}
