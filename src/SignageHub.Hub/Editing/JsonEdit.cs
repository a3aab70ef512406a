namespace SignageHub.Hub.Editing;

/// <summary>Changes single values of a JSON text. Comments, order and blanks of the rest stay as they are.</summary>
internal static class JsonEdit
{
    /// <summary>Gives a member of an object a value, a new one after those that are there.</summary>
    public static string Set(string text, JsonSpan place, string name, string json)
    {
        if (place[name] is { } value)
            return Replace(text, value.Start, value.End, json);
        var member = $"\"{name}\": {json}";
        if (place.Members.Count == 0)
            return Replace(text, place.Start + 1, place.End - 1, $" {member} ");
        var last = place.Members[^1];
        var between = IndentOf(text, last.Start) is { } indent ? "\n" + indent : " ";
        return text.Insert(last.Value.End, $",{between}{member}");
    }

    /// <summary>Takes a member out, if it is there.</summary>
    public static string Remove(string text, JsonSpan place, string name)
    {
        var index = place.Members.ToList().FindLastIndex(m => m.Name == name);
        if (index < 0)
            return text;
        var (start, end) = (place.Members[index].Start, place.Members[index].Value.End);
        var comma = JsonSpans.SkipBlanks(text, end);
        if (text[comma] == ',')
            end = comma + 1;
        else if (index > 0)
            start = place.Members[index - 1].Value.End;
        if (index == 0 || text[comma] == ',')
            end += BlanksAt(text, end);
        // A line of its own goes with it.
        if (IndentOf(text, start) is { } indent && end < text.Length && text[end] is '\n' or '\r')
            start -= indent.Length + 1;
        return Replace(text, Math.Max(start, place.Start + 1), end, "");
    }

    /// <summary>Adds an item at the end of a list.</summary>
    public static string Append(string text, JsonSpan list, string json)
    {
        if (list.Items.Count == 0)
        {
            var outer = IndentOf(text, list.Start) ?? LineIndent(text, list.Start);
            return Replace(text, list.Start + 1, list.End - 1, $"\n{outer}  {json}\n{outer}");
        }

        var last = list.Items[^1];
        var indent = IndentOf(text, last.Start);
        var (withComma, tail) = WithComma(text, last.End);
        return withComma.Insert(tail, indent is null ? " " + json : $"\n{indent}{json}");
    }

    /// <summary>Takes an item out, with the comments above it and beside it.</summary>
    public static string RemoveItem(string text, JsonSpan list, int index) => Replace(text, LeadOf(text, list, index), TailOf(text, list.Items[index].End), "");

    /// <summary>Lets an item and the one after it change places, each with its comments.</summary>
    public static string SwapWithNext(string text, JsonSpan list, int index)
    {
        var start = LeadOf(text, list, index);
        var (one, two) = (list.Items[index], list.Items[index + 1]);
        var middle = TailOf(text, one.End);
        var (first, second) = (text[start..middle], text[middle..TailOf(text, two.End)]);
        // Both get a comma: one at the end of a list is no mistake in these files.
        if (!HasComma(text, two.End))
            second = second.Insert(two.End - middle, ",");
        return Replace(text, start, TailOf(text, two.End), second + first);
    }

    private static int LeadOf(string text, JsonSpan list, int index) => index == 0 ? list.Start + 1 : TailOf(text, list.Items[index - 1].End);

    /// <summary>After the comma that follows a value and the comment beside it.</summary>
    private static int TailOf(string text, int end)
    {
        var comma = JsonSpans.SkipBlanks(text, end);
        var tail = comma < text.Length && text[comma] == ',' ? comma + 1 : end;
        var next = tail + BlanksAt(text, tail);
        return text.AsSpan(next).StartsWith("//") ? (text.IndexOf('\n', next) is var line and >= 0 ? line : text.Length) : tail;
    }

    private static bool HasComma(string text, int end) => JsonSpans.SkipBlanks(text, end) is var next && next < text.Length && text[next] == ',';

    private static (string Text, int Tail) WithComma(string text, int end)
    {
        if (!HasComma(text, end))
            text = text.Insert(end, ",");
        return (text, TailOf(text, end));
    }

    private static int BlanksAt(string text, int at)
    {
        var count = 0;
        while (at + count < text.Length && text[at + count] is ' ' or '\t')
            count++;
        return count;
    }

    /// <summary>The blanks before a place that is the first of its line; null where something else stands before it.</summary>
    private static string? IndentOf(string text, int at)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var before = text[line..at];
        return line > 0 && before.All(c => c is ' ' or '\t') ? before : null;
    }

    private static string LineIndent(string text, int at)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        return new string([.. text[line..at].TakeWhile(c => c is ' ' or '\t')]);
    }

    private static string Replace(string text, int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
}
