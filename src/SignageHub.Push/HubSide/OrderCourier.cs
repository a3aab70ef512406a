using System.Text;
using NodaTime;
using SignageHub.Push.Topics;

namespace SignageHub.Push.HubSide;

/// <summary>Sends the red button's order again while a board has not obeyed it.</summary>
/// <remarks>It goes to every board, so it is sent once for all that lack it, after two seconds and then at growing distances up to half a minute; a board that joins gets it from the broker anyway.</remarks>
public sealed class OrderCourier(IHubLink link)
{
    private static readonly Duration FirstPatience = Duration.FromSeconds(2);
    private static readonly Duration MostPatience = Duration.FromSeconds(30);

    private string _order = "";
    private Instant _sentAt;
    private Duration _patience;

    /// <summary>This order is in force from now on; it has just been sent.</summary>
    public void Sent(string order, Instant now)
    {
        if (_order != order)
            (_order, _sentAt, _patience) = (order, now, FirstPatience);
    }

    /// <summary>A board that is heard has not obeyed it.</summary>
    public void SendAgain(string order, Instant now)
    {
        Sent(order, now);
        // A clock that was set back has waited long enough.
        if (now >= _sentAt && now < _sentAt + _patience)
            return;
        (_sentAt, _patience) = (now, Duration.Min(_patience * 2, MostPatience));
        link.Publish(new Topic.Blank(), Encoding.ASCII.GetBytes(order));
    }
}
