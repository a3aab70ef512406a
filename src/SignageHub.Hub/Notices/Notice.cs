using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub.Notices;

/// <summary>Something that people want to hear of though they do not look at the hub.</summary>
/// <param name="Incident">The same for its beginning and its end, for programs: <c>board/lobby/silent</c>, <c>report/647-KH-SCT</c>.</param>
/// <param name="Kind">Whether it begins, is over, or is to be remembered.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">What it is, and what to do.</param>
public sealed record Notice(string Incident, NoticeKind Kind, Bilingual Title, Bilingual Text);

public enum NoticeKind
{
    Begins,
    Over,
    Reminder,
}

/// <summary>The way to people outside of the hub: a web hook and e-mail, as the settings have them. Whoever has something to tell takes this.</summary>
public interface INotices
{
    /// <summary>Returns at once; what is told is sent when it can be, in order, and given up after some hours.</summary>
    /// <remarks>What begins though it was told, also before a restart, and what ends though it was not, is no news.</remarks>
    void Tell(Notice notice);

    /// <summary>Whether its beginning was told and its end was not.</summary>
    bool IsOpen(string incident) => false;

    /// <summary>Whatever incidents that begin so were about is no more.</summary>
    void Forget(string beginning)
    {
    }
}

/// <summary>One way to people.</summary>
internal interface INoticeWay
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <exception cref="NoticeNotSentException">Not now, or not at all.</exception>
    Task Send(Notice notice, Instant at, CancellationToken cancellationToken);
}

/// <param name="words">Why.</param>
/// <param name="mayWork">Whether trying again may help.</param>
internal sealed class NoticeNotSentException(Core.Bilingual words, bool mayWork) : Exception(words.En)
{
    public NoticeNotSentException(string message, bool mayWork)
        : this(new Core.Bilingual(message, message), mayWork)
    {
    }

    public Core.Bilingual Words => words;

    public bool MayWork => mayWork;
}
