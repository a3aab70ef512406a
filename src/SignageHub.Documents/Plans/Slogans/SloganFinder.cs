using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Walks through a document once and finds every slogan it asks to show.</summary>
internal sealed partial class SloganFinder(IReadOnlyList<Paragraph> paragraphs, DateContext context)
{
    /// <summary>How many paragraphs back a board may have been named for a label such as "Nội dung:" to be about it.</summary>
    private const int Near = 5;

    private readonly ListSlogans _lists = new(paragraphs, context);
    private readonly TableSlogans _tables = new(paragraphs, context);

    /// <summary>Whether a paragraph asks to show something; null while nobody has asked. Each is looked at for several below it.</summary>
    private readonly bool?[] _asks = new bool?[paragraphs.Count];

    public IReadOnlyList<FoundSlogan> Find()
    {
        var found = new List<FoundSlogan>();
        for (var i = 0; i < paragraphs.Count;)
        {
            var paragraph = paragraphs[i];
            if (End().IsMatch(paragraph.Text))
            {
                i = AfterEnd(i);
                continue;
            }

            var near = BoardNear(i);
            var (slogans, next) = paragraph.IsRow ? _tables.At(i, near) : At(i, near);
            found.AddRange(slogans);
            i = next;
        }

        return found;
    }

    private (IReadOnlyList<FoundSlogan> Slogans, int Next) At(int i, bool near)
    {
        var lead = _lists.LeadOf(i, near);
        if (lead != ListSlogans.Lead.None)
        {
            var (slogans, next) = _lists.After(i, lead);
            if (slogans.Count > 0)
            {
                // A theme in the sentence that leads up to the list is kept for the record; the list is what is shown.
                return (slogans, next);
            }
        }

        return (InlineSlogans.Of(paragraphs[i].Text, i, near, context), i + 1);
    }

    private bool BoardNear(int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - Near; i--)
        {
            if (_asks[i] ??= Cues.AsksToShow(paragraphs[i].Text))
                return true;
            if (paragraphs[i].Marker.Kind == MarkerKind.Roman)
                return false;
        }

        return false;
    }

    /// <summary>The list of recipients and the signature end a document; an appendix may follow.</summary>
    private int AfterEnd(int index)
    {
        for (var i = index + 1; i < paragraphs.Count; i++)
        {
            if (Appendix().IsMatch(paragraphs[i].Text))
                return i;
        }

        return paragraphs.Count;
    }

    [GeneratedRegex(@"\ANơi nhận\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex End();

    [GeneratedRegex(@"\A(?:PHỤ LỤC|Phụ lục|DANH MỤC|KHẨU HIỆU|CÁC KHẨU HIỆU|NỘI DUNG KHẨU HIỆU)", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Appendix();
}
