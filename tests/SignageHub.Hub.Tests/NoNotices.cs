using SignageHub.Hub.Notices;

namespace SignageHub.Hub.Tests;

/// <summary>For an office that tells nobody.</summary>
internal sealed class NoNotices : INotices
{
    public void Tell(Notice notice)
    {
    }
}
