using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Programmes;

namespace SignageHub.Hub.Web.Live;

/// <summary>What the wall's stream says at the moment, worked out once for all who listen.</summary>
internal sealed class WallNews(IBoardOverviews overviews)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // It travels as an event and is put into the page as text, never as markup: readable Vietnamese, smaller messages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private WallState _state = new(new("", ""), new("", ""));

    public WallState State => Volatile.Read(ref _state);

    /// <summary>Looks again.</summary>
    /// <returns>When the first board's programme changes; null when none does.</returns>
    public Instant? Refresh()
    {
        lock (_gate)
        {
            var (boards, problems) = (overviews.All(), overviews.Problems);
            Volatile.Write(ref _state, new WallState(
                InBoth(language => boards.Select(b => BoardView.Of(b, language))),
                InBoth(language => problems.Select(p => ProblemView.Of(p, language)))));
            return boards.Min(b => b.Until);
        }
    }

    private static Bilingual InBoth<T>(Func<Language, IEnumerable<T>> of) =>
        new(JsonSerializer.Serialize(of(Language.English), Json), JsonSerializer.Serialize(of(Language.Vietnamese), Json));
}

/// <param name="Boards">JSON: an array of <see cref="BoardView"/>.</param>
/// <param name="Problems">JSON: an array of <see cref="ProblemView"/>.</param>
internal sealed record WallState(Bilingual Boards, Bilingual Problems);
