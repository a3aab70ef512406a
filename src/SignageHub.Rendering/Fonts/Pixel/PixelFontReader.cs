using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Core.Json;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>Reads the files that pixel fonts are kept in; what they may hold stands in Fonts/Pixel/README.md.</summary>
/// <remarks>A blank is made from the head; every other letter is drawn or composed.</remarks>
internal sealed class PixelFontReader
{
    private static readonly string[] Head = ["rows", "ascent", "gap", "blank"];

    private readonly string _file;
    private readonly IReadOnlyList<Composition> _compositions;
    private readonly Dictionary<string, int> _head = [];
    private readonly Dictionary<string, Drawing> _glyphs = [];
    private readonly Dictionary<string, Drawing> _marks = [];
    private readonly List<Problem> _problems = [];
    private bool? _bold;

    private PixelFontReader(string file, IReadOnlyList<Composition> compositions) => (_file, _compositions) = (file, compositions);

    public static ReadResult<PixelLetters> Read(string file, string text, IReadOnlyList<Composition> compositions)
    {
        var reader = new PixelFontReader(file, compositions);
        reader.ReadLines(text);
        var font = reader._problems.Count == 0 ? reader.Compose() : null;
        return new ReadResult<PixelLetters>(reader._problems.Count == 0 ? font : null, reader._problems);
    }

    /// <summary>Every composition of a file, <c>letter = base mark [mark]</c> a line.</summary>
    public static ReadResult<IReadOnlyList<Composition>> ReadCompositions(string file, string text)
    {
        var (compositions, problems) = (new List<Composition>(), new List<Problem>());
        foreach (var (number, line) in Lines(text))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is < 4 or > 5 || words[1] != "=" || !IsLetter(words[0]))
                problems.Add(new Problem(file, number, 1, "", new Bilingual($"'{line}' is no composition: letter = base mark [mark].", $"'{line}' không phải cách ghép chữ: chữ = gốc dấu [dấu].")));
            else
                compositions.Add(new Composition(words[0], words[2], words[3..], number));
        }
        return new ReadResult<IReadOnlyList<Composition>>(problems.Count == 0 ? compositions : null, problems);
    }

    private static IEnumerable<(int Number, string Line)> Lines(string text) => text
        .Split('\n')
        .Select((line, index) => (Number: index + 1, Line: line.TrimEnd()))
        .Where(line => line.Line.Length > 0 && !line.Line.StartsWith("//", StringComparison.Ordinal));

    private static bool IsLetter(string word) => Rune.DecodeFromUtf16(word, out _, out var used) == System.Buffers.OperationStatus.Done && used == word.Length;

    private void ReadLines(string text)
    {
        Drawing? drawing = null;
        foreach (var (number, line) in Lines(text))
        {
            if (line.All(c => c is '#' or '.'))
            {
                if (drawing is null)
                    Say(number, "", "Dots stand before any glyph.", "Có hàng chấm trước glyph đầu tiên.");
                else if (drawing.Dots.Count > 0 && drawing.Dots[0].Length != line.Length)
                    Say(number, drawing.Name, $"The row has {line.Length} dots, the rows above have {drawing.Dots[0].Length}.", $"Hàng này có {line.Length} chấm, các hàng trên có {drawing.Dots[0].Length}.");
                else if (line.Length > Shape.Widest)
                    Say(number, drawing.Name, $"The row has {line.Length} dots, at most {Shape.Widest} are possible.", $"Hàng này có {line.Length} chấm, tối đa {Shape.Widest}.");
                else
                    drawing.Dots.Add(line);
                continue;
            }
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "glyph" or "mark":
                    drawing = Begin(words, number);
                    break;
                case "weight" when words.Length == 2 && words[1] is "regular" or "bold" && _bold is null:
                    _bold = words[1] == "bold";
                    break;
                case var word when Head.Contains(word) && words.Length == 2 && Number(words[1]) is { } value && _head.TryAdd(word, value):
                    break;
                default:
                    Say(number, "", $"'{line}' is no dots, no glyph, no mark and no line of the head, or stands there twice.", $"'{line}' không phải hàng chấm, glyph, mark hay dòng đầu, hoặc bị lặp.");
                    break;
            }
        }
        foreach (var word in Head.Where(word => !_head.ContainsKey(word)))
            Say(0, word, $"The head lacks '{word} N'.", $"Phần đầu thiếu '{word} N'.");
        if (_bold is null)
            Say(0, "weight", "The head lacks 'weight regular' or 'weight bold'.", "Phần đầu thiếu 'weight regular' hoặc 'weight bold'.");
        foreach (var empty in _glyphs.Values.Concat(_marks.Values).Where(d => !d.Dots.Exists(row => row.Contains('#', StringComparison.Ordinal))))
            Say(empty.Line, empty.Name, "No dot is lit.", "Không có chấm nào sáng.");
    }

    private Drawing? Begin(string[] words, int line)
    {
        var into = words[0] == "mark" ? _marks : _glyphs;
        if (words.Length < 4 || words.Length % 2 != 0)
        {
            Say(line, "", $"'{words[0]}' wants a name and pairs of a word and a number, 'top' among them.", $"'{words[0]}' cần tên và các cặp từ - số, trong đó có 'top'.");
            return null;
        }
        var drawing = new Drawing(words[1], line);
        for (var i = 2; i < words.Length; i += 2)
        {
            if (words[i] is not ("top" or "left" or "right" or "at" or "low") || Number(words[i + 1]) is not { } value || !drawing.Places.TryAdd(words[i], value))
                Say(line, words[1], $"'{words[i]} {words[i + 1]}' is none of top, left, right, at and low with a number, or stands there twice.", $"'{words[i]} {words[i + 1]}' không phải top, left, right, at hay low kèm số, hoặc bị lặp.");
        }
        if (!drawing.Places.ContainsKey("top"))
            Say(line, words[1], "'top' is missing.", "Thiếu 'top'.");
        if (!into.TryAdd(words[1], drawing))
            Say(line, words[1], "It is drawn twice.", "Bị vẽ hai lần.");
        return drawing;
    }

    private PixelLetters Compose()
    {
        var letters = new Dictionary<Rune, Glyph> { [new Rune(' ')] = Shape.Empty.ToGlyph(_head["blank"]) };
        foreach (var (name, drawing) in _glyphs)
        {
            if (IsLetter(name))
                Add(name, drawing.Shape, drawing, drawing.Line);
        }
        foreach (var composition in _compositions)
        {
            if (!_glyphs.ContainsKey(composition.Letter) && Compose(composition) is var (shape, carrier))
                Add(composition.Letter, shape, carrier, carrier.Line);
        }
        return new PixelLetters(_head["rows"], _head["ascent"], _bold!.Value, letters);

        void Add(string name, Shape drawn, Drawing carrier, int line)
        {
            var shape = drawn.Trimmed();
            if (shape.Top > _head["ascent"] || shape.Bottom > _head["rows"] - _head["ascent"])
                Say(line, name, $"The ink reaches from {shape.Top} rows above the baseline to {shape.Bottom} below it, further than the head allows.", $"Nét chữ chiếm từ {shape.Top} hàng trên đường gốc đến {shape.Bottom} hàng dưới, vượt quá phần đầu cho phép.");
            var right = carrier.Places.GetValueOrDefault("right", _head["gap"]);
            letters[Rune.GetRuneAt(name, 0)] = shape.ToGlyph(carrier.Places.GetValueOrDefault("left") + carrier.Dots[0].Length + right);
        }
    }

    private (Shape Shape, Drawing Carrier)? Compose(Composition composition)
    {
        var marks = new List<Drawing>();
        foreach (var name in composition.Marks)
        {
            var mark = _marks.GetValueOrDefault($"{name}/{composition.Base}")
                ?? (composition.IsCapital ? _marks.GetValueOrDefault($"{name}/capital") : null)
                ?? _marks.GetValueOrDefault(name);
            if (mark is null)
            {
                Say(0, composition.Letter, $"The mark '{name}' is not drawn.", $"Chưa vẽ dấu '{name}'.");
                return null;
            }
            marks.Add(mark);
        }
        var low = marks.Exists(mark => mark.Places.ContainsKey("low")) ? _glyphs.GetValueOrDefault(composition.Base + "/low") : null;
        if ((low ?? _glyphs.GetValueOrDefault(composition.Base)) is not { } carrier)
        {
            Say(0, composition.Letter, $"'{composition.Base}' is not drawn.", $"Chưa vẽ '{composition.Base}'.");
            return null;
        }

        // Half columns, so that the middle of an even width is exact; what cannot be split leans left.
        var middle = (carrier.Shape.Left * 2) + carrier.Middle;
        return (marks.Aggregate(carrier.Shape, (shape, mark) => shape.With(mark.Shape with { Left = (middle - mark.Middle) >> 1 })), carrier);
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= -99 and <= 99 ? value : null;

    private void Say(int line, string path, string en, string vi) => _problems.Add(new Problem(_file, line, 1, path, new Bilingual(en, vi)));

    /// <summary>A glyph or a mark as it stands in the file.</summary>
    private sealed record Drawing(string Name, int Line)
    {
        public List<string> Dots { get; } = [];

        public Dictionary<string, int> Places { get; } = [];

        /// <summary>The place over which marks stand, in half columns from the left edge of the dots.</summary>
        public int Middle => Places.TryGetValue("at", out var column) ? 2 * column : Dots[0].Length - 1;

        public Shape Shape => new(
            Places.GetValueOrDefault("left"),
            Places["top"],
            Dots[0].Length,
            Dots.Select(row => row.Select((dot, x) => dot == '#' ? 1UL << (63 - x) : 0).Aggregate(0UL, (bits, bit) => bits | bit)).ToArray());
    }
}
