namespace SignageHub.Hub.Editing;

/// <summary>Texts of files that somebody was shown lately, by their marks. The oldest go when they are too long together; the newest stays, however long.</summary>
/// <param name="most">Characters.</param>
internal sealed class SeenTexts(int most)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Mark, string Text)> _byAge = [];
    private readonly Dictionary<string, LinkedListNode<(string Mark, string Text)>> _byMark = new(StringComparer.Ordinal);
    private long _length;

    public void Note(string mark, string text)
    {
        lock (_gate)
        {
            if (_byMark.TryGetValue(mark, out var known))
            {
                _byAge.Remove(known);
                _byAge.AddLast(known);
                return;
            }

            _byMark[mark] = _byAge.AddLast((mark, text));
            _length += text.Length;
            while (_length > most && _byAge.First is { } oldest && oldest.Value.Mark != mark)
            {
                _byAge.RemoveFirst();
                _byMark.Remove(oldest.Value.Mark);
                _length -= oldest.Value.Text.Length;
            }
        }
    }

    public string? Find(string mark)
    {
        lock (_gate)
            return _byMark.TryGetValue(mark, out var known) ? known.Value.Text : null;
    }
}
