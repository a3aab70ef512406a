using SignageHub.Core;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Publishing;

/// <summary>Has the next key announced and tells which boards trust it, for the command line.</summary>
internal sealed class KeyErrands(KeyRing ring, ChangeOver changeOver, BoardConversations conversations, SignageStore signage) : IErrandRunner
{
    public const string Announce = "key-announce";

    /// <summary>Boards that are there take a manifest within a second; a large fleet is given more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public IReadOnlyList<string> Kinds => [Announce];

    public async Task<ErrandAnswer> Run(Errand errand, CancellationToken cancellationToken)
    {
        var next = ring.Announce();
        await changeOver.Run(cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var boards = signage.Current.Office.Boards.Select(b => b.Id).ToList();
        while (!boards.TrueForAll(conversations.IsSettled) && TimeProvider.System.GetElapsedTime(begun) < Patience)
            await timer.WaitForNextTickAsync(cancellationToken);
        var have = boards.Where(conversations.IsSettled).Select(b => b.Value).ToList();
        var lack = boards.Select(b => b.Value).Except(have, StringComparer.Ordinal).ToList();
        return ErrandAnswer.Of(isFine: true, new Bilingual(
            $"Key {next.KeyId} is announced. Trusted by: {List(have)}. Not yet: {List(lack)}.",
            $"Đã báo trước khóa {next.KeyId}. Đã tin: {List(have)}. Chưa: {List(lack)}."), new { Key = next.KeyId, Have = have, Lack = lack });
    }

    private static string List(IReadOnlyList<string> boards) => boards.Count == 0 ? "–" : string.Join(", ", boards);
}
