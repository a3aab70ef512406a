using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SignageHub.Core;

namespace SignageHub.Documents.Plans.Files;

/// <summary>Puts marks that a PDF tore off their vowel back: <c>giư g ̃ ìn</c> is <c>giữ gìn</c>. Always told, never silent.</summary>
/// <remarks>
/// Such a mark stands alone a letter or two later: after the consonants that end its syllable, in the next word, between blanks, after the full stop; or
/// a second time in front of a word that has it. It goes to the nearest syllable that becomes a Vietnamese one by it; the gap that it left is closed.
/// </remarks>
internal static partial class TornMarks
{
    /// <summary>Huyền, sắc, ngã, hỏi, nặng; mũ, trăng, móc.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B");

    private static readonly SearchValues<char> MarkedFinals = SearchValues.Create("ćĆǵǴḥḤḿḾṃṂǹǸńŃñÑṇṆṕṔṭṬ");

    private const string Ends = ".,;:!?”\")";

    /// <summary>The text in NFC, and what became of its torn marks.</summary>
    /// <param name="Moved">Marks put back, or dropped where they stood twice.</param>
    /// <param name="Left">Marks for which no place was found; they stand where they stood.</param>
    public readonly record struct Result(string Text, int Moved, int Left);

    public static Result Repair(string text)
    {
        var (moved, left) = (0, 0);
        text = text.Normalize(NormalizationForm.FormC);
        // Nearly no line has one, and a long document has many lines.
        text = text.AsSpan().IndexOfAny(MarkedFinals) < 0 ? text : OnFinal().Replace(text, m =>
        {
            var mended = OffFinal(m.Value);
            moved += mended is null ? 0 : 1;
            return mended ?? m.Value;
        });
        if (text.AsSpan().IndexOfAny(Marks) < 0)
            return new Result(text, moved, 0);
        var done = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (!Marks.Contains(text[i]))
            {
                done.Append(text[i++]);
            }
            else if (new Place(done, text, i).Mend() is { } next)
            {
                moved++;
                i = next;
            }
            else
            {
                left++;
                done.Append(text[i++]);
            }
        }

        return new Result(done.ToString(), moved, left);
    }

    public static IEnumerable<PlanWarning> Warnings(int moved, int left)
    {
        if (moved > 0)
        {
            yield return new PlanWarning("torn-marks", new Bilingual(
                $"{moved} marks stood apart from their letters and were put back; compare the slogans with the document.",
                $"Có {moved} dấu tách rời chữ, đã ghép lại; hãy đối chiếu khẩu hiệu với bản gốc."));
        }

        if (left > 0)
        {
            yield return new PlanWarning("torn-marks", new Bilingual(
                $"{left} marks stand apart from their letters and no place was found for them; correct the slogans by the document.",
                $"Có {left} dấu tách rời chữ mà không rõ thuộc chữ nào; hãy sửa khẩu hiệu theo bản gốc."));
        }
    }

    /// <summary><c>viêṭ</c>, <c>trươǹg</c>: the mark came to lie on the consonant that ends the syllable; null where the word is none of ours: España.</summary>
    private static string? OffFinal(string word)
    {
        var at = word.AsSpan().IndexOfAny(MarkedFinals);
        var parts = word[at].ToString().Normalize(NormalizationForm.FormD);
        return Syllables.WithMark($"{word[..at]}{parts[0]}{word[(at + 1)..]}", parts[1]);
    }

    [GeneratedRegex(@"\p{L}*[ćĆǵǴḥḤḿḾṃṂǹǸńŃñÑṇṆṕṔṭṬ]\p{L}*", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex OnFinal();

    /// <summary>A torn mark between what is already mended and the rest of the text.</summary>
    private readonly ref struct Place(StringBuilder done, string text, int at)
    {
        /// <summary>Puts the mark where it belongs.</summary>
        /// <returns>Where the text goes on; null where it belongs nowhere.</returns>
        public int? Mend()
        {
            var mark = text[at];
            var end = done.Length;
            while (end > 0 && done[end - 1] == ' ')
                end--;
            var gap = done.Length - end;
            while (end > 0 && Ends.Contains(done[end - 1], StringComparison.Ordinal))
                end--;
            var start = StartOfWord(end);
            var word = done.ToString(start, end - start);
            var isBeside = done.Length == end;
            var rest = at + 1;
            var adjacent = Letters(rest);
            var next = adjacent.Length > 0 ? adjacent : Letters(SkipBlanks(rest));

            // trươ ̀ng, vâń: the letters behind the mark are the end of its syllable.
            if (adjacent.Length > 0 && (isBeside || !Syllables.IsOne(adjacent)) && end + gap == done.Length && Syllables.WithMark(word + adjacent, mark) is { } split)
                return Put(start, done.Length, split, rest + adjacent.Length);
            if (!isBeside && adjacent.Length > 0 && Syllables.Has(adjacent, mark) && !Syllables.LacksTone(word))
                return Drop(gap, rest);
            if (Syllables.WithMark(word, mark) is { } whole)
                return Whole(start, end, whole, next, gap, rest);
            if (Fragment(start, word, next, mark, rest) is { } torn)
                return torn;
            return Syllables.Has(word, mark) || Syllables.Has(next, mark) ? Drop(gap, rest) : null;
        }

        /// <summary>The word before takes the mark; letters behind the gap that are no syllable of their own end it: <c>vâ ́ n đề</c>.</summary>
        private int Whole(int start, int end, string whole, string next, int gap, int rest)
        {
            var from = SkipBlanks(rest);
            if (gap > 0 && next.Length > 0 && !Syllables.HasVowel(next) && Syllables.IsOne(whole + next))
                return Put(start, done.Length, Syllables.Restored(whole + next), from + next.Length);
            var between = done.ToString(end, done.Length - end);
            Put(start, done.Length, whole + between, rest);
            return Drop(gap, rest);
        }

        /// <summary><c>giư g ̃ ìn</c>: the mark stands within the next word, behind its first consonants.</summary>
        private int? Fragment(int start, string word, string next, char mark, int rest)
        {
            if (word.Length is 0 or > 3 || Syllables.HasVowel(word) || !Syllables.IsOne(word + next) || start < 2 || done[start - 1] != ' ')
                return null;
            var end = start - 1;
            var before = StartOfWord(end);
            return Syllables.WithMark(done.ToString(before, end - before), mark) is { } whole
                ? Put(before, done.Length, $"{whole} {word}{next}", SkipBlanks(rest) + next.Length)
                : null;
        }

        /// <summary>Of the blanks on either side of the mark one stays.</summary>
        private int Drop(int gap, int rest)
        {
            var next = gap > 0 || (done.Length > 0 && done[^1] == ' ') ? SkipBlanks(rest) : rest;
            while (next == text.Length && done.Length > 0 && done[^1] == ' ')
                done.Length--;
            return next;
        }

        private int Put(int start, int end, string words, int next)
        {
            done.Remove(start, end - start).Insert(start, words);
            return next;
        }

        private int StartOfWord(int end)
        {
            while (end > 0 && char.IsLetter(done[end - 1]))
                end--;
            return end;
        }

        private int SkipBlanks(int from)
        {
            while (from < text.Length && text[from] == ' ')
                from++;
            return from;
        }

        private string Letters(int from)
        {
            var to = from;
            while (to < text.Length && char.IsLetter(text[to]))
                to++;
            return text[from..to];
        }
    }
}
