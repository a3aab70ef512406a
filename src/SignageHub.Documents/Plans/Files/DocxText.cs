using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Files;

/// <summary>The text of a DOCX: a line for each paragraph and each table row, list marks written out.</summary>
/// <remarks>Parts are looked at before they are unpacked: their true sizes are bounded, DTDs are refused, macros are never looked at.</remarks>
internal static class DocxText
{
    /// <summary>Bytes that all parts together may unpack to; beyond it is no document.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    /// <summary>Bytes of the main part, which alone is read whole.</summary>
    private const long LargestPart = 64L * 1024 * 1024;

    private const int MostParts = 5000;

    /// <summary>Elements of XML in all parts: a document of 300 pages has some 200,000, and each takes some 200 bytes once it is read.</summary>
    private const int MostElements = 1_500_000;

    public static PlanText Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            if (Refused(stream) is { } refused)
                return refused;
            stream.Position = 0;
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = LargestPart });
            if (document.MainDocumentPart?.Document?.Body is not { } body)
                return Broken();
            var lines = new Body(document.MainDocumentPart).Lines(body);
            return lines.Any(l => l.Text.Any(char.IsLetter))
                ? PlanText.Of(lines) with { Warnings = HasMacros(document) ? [Macros] : [] }
                : PlanText.No("The document holds no text; pictures are not read. Get it as text, or type the slogans.", "Văn bản không có chữ (ảnh không đọc được). Hãy lấy bản có chữ, hoặc gõ lại khẩu hiệu.");
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or IOException or XmlException or FormatException or InvalidOperationException or ArgumentException or NotSupportedException or UriFormatException or KeyNotFoundException)
        {
            return Broken();
        }
    }

    private static readonly PlanWarning Macros = new("macros", new(
        "The document carries a macro program. It was not run and not looked at; be careful when you open the file in Word.",
        "Văn bản có kèm chương trình macro. Phần này không được chạy và không được đọc; hãy cẩn thận khi mở tệp bằng Word."));

    private static bool HasMacros(WordprocessingDocument document) =>
        document.DocumentType is DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledDocument or DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledTemplate
        || document.MainDocumentPart?.VbaProjectPart is not null;

    private static PlanText? Refused(MemoryStream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > MostUnpacked || zip.Entries.Any(e => e.Length > LargestPart && e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            return PlanText.No("The document would unpack to far more than any plan holds; it is not read.", "Văn bản bung ra lớn bất thường, không đọc.");
        if (zip.GetEntry("word/document.xml") is not { } main)
            return PlanText.No("The file is a ZIP archive or another kind of office file, no Word document (DOCX).", "Tệp là ZIP hoặc loại tệp khác, không phải văn bản Word (DOCX).");
        if (HasDtd(main))
            return PlanText.No("The document declares external entities; it is not read.", "Văn bản khai báo thực thể bên ngoài (DTD), không đọc.");
        return HasMoreElements(zip, MostElements)
            ? PlanText.No("The document holds far more than any plan does; it is not read.", "Văn bản chứa nhiều thành phần bất thường, không đọc.")
            : null;
    }

    /// <summary>A small file of few bytes may hold millions of empty paragraphs: they are counted before any is kept.</summary>
    private static bool HasMoreElements(ZipArchive zip, int most)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, settings);
            try
            {
                while (most >= 0 && reader.Read())
                    most -= reader.NodeType == XmlNodeType.Element ? 1 : 0;
            }
            catch (XmlException)
            {
                // Whoever reads this part for its content tells that it is broken; many are never read.
            }
        }

        return most < 0;
    }

    private static bool HasDtd(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var start = new byte[4096];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start, 0, read).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || Encoding.Unicode.GetString(start, 0, read).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    private static PlanText Broken() => PlanText.No(
        "The Word document is damaged. Open it in Word, save it again, and read that.", "Văn bản Word bị hỏng. Hãy mở bằng Word, lưu lại rồi đọc tệp mới.");

    /// <summary>Walks the body once.</summary>
    private sealed class Body(MainDocumentPart part)
    {
        private readonly Dictionary<(int List, int Level), int> _numbers = [];
        private readonly List<PlanLine> _lines = [];

        public IReadOnlyList<PlanLine> Lines(DocumentFormat.OpenXml.OpenXmlElement body)
        {
            Walk(body);
            return _lines;
        }

        private void Walk(DocumentFormat.OpenXml.OpenXmlElement parent)
        {
            foreach (var child in parent.ChildElements)
            {
                if (child is DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
                {
                    foreach (var text in TextOf(paragraph).Split('\n'))
                        Add(text);
                }
                else if (child is Table table)
                {
                    foreach (var row in table.Elements<TableRow>())
                        Row(row);
                }
                else if (child is SdtBlock or SdtContentBlock)
                {
                    Walk(child);
                }
            }
        }

        /// <summary>A row is one line; one with a single cell, or with several paragraphs in letterheads, is its paragraphs.</summary>
        private void Row(TableRow row)
        {
            var cells = row.Elements<TableCell>().ToList();
            if (cells.Count == 1)
            {
                Walk(cells[0]);
                return;
            }

            var texts = cells.Select(c => string.Join(' ', c.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => TextOf(p).Replace('\n', ' ').Trim()).Where(t => t.Length > 0))).ToList();
            if (texts.Any(t => t.Contains("Độc lập", StringComparison.OrdinalIgnoreCase) || t.StartsWith("Nơi nhận", StringComparison.Ordinal) || t.StartsWith("Số:", StringComparison.Ordinal)))
                cells.ForEach(Walk);
            else
                Add(string.Join('\t', texts));
        }

        private void Add(string text) => _lines.Add(new PlanLine(_lines.Count + 1, text));

        private string TextOf(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
        {
            var text = new StringBuilder(MarkOf(paragraph));
            foreach (var run in paragraph.Descendants<Run>().Where(r => r.Ancestors<DeletedRun>().FirstOrDefault() is null))
            {
                var piece = new StringBuilder();
                foreach (var child in run.ChildElements)
                {
                    _ = child switch
                    {
                        Text t => piece.Append(t.Text),
                        TabChar => piece.Append(' '),
                        Break or CarriageReturn => piece.Append('\n'),
                        NoBreakHyphen => piece.Append('-'),
                        _ => piece,
                    };
                }

                text.Append(LegacyFonts.Decode(piece.ToString(), run.RunProperties?.RunFonts?.Ascii?.Value));
            }

            return text.ToString();
        }

        /// <summary>The number or bullet that Word would draw: <c>1. </c>, <c>a) </c>, <c>- </c>.</summary>
        private string MarkOf(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
        {
            if (paragraph.ParagraphProperties?.NumberingProperties is not { NumberingId.Val.Value: var list } numbering || list == 0)
                return "";
            var level = numbering.NumberingLevelReference?.Val?.Value ?? 0;
            var number = _numbers[(list, level)] = _numbers.GetValueOrDefault((list, level)) + 1;
            foreach (var deeper in _numbers.Keys.Where(k => k.List == list && k.Level > level).ToList())
                _numbers.Remove(deeper);
            var format = FormatOf(list, level);
            return format == NumberFormatValues.Bullet ? "- "
                : format == NumberFormatValues.LowerLetter ? $"{"abcdđeghiklmnopqrstuvxy"[(number - 1) % 23]}) "
                : format == NumberFormatValues.UpperRoman ? $"{Roman(number)}. "
                : $"{number}. ";
        }

        private NumberFormatValues FormatOf(int list, int level)
        {
            var numbering = part.NumberingDefinitionsPart?.Numbering;
            var instance = numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == list);
            var definition = numbering?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value);
            return definition?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        }

        private static string Roman(int number) => number switch { 1 => "I", 2 => "II", 3 => "III", 4 => "IV", 5 => "V", 6 => "VI", 7 => "VII", 8 => "VIII", 9 => "IX", _ => "X" };
    }
}
