using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.BoardSide;

/// <summary>Who a board is, and what it was given when it was enrolled.</summary>
/// <param name="Board">Its id.</param>
/// <param name="Keys">The hub's keys that it trusts at first.</param>
/// <param name="Size">Columns and rows of its own display, for its identity card.</param>
/// <param name="Program">The program and its version, for the hub to know.</param>
/// <param name="Display">Where the pixels go, for the hub to know.</param>
/// <param name="SignKey">Its own key, with which it signs its state and its plays; null for a board whose file was carried to it.</param>
public sealed record BoardIdentity(BoardId Board, IReadOnlyList<VerificationKey> Keys, PixelSize Size, string Program, string Display, SigningKey? SignKey = null)
{
    /// <summary>A message as it leaves: signed, where the board has a key.</summary>
    internal byte[] Say<T>(T message, string type)
        where T : class => SignKey is null ? WireJson.Write(message) : Encoding.ASCII.GetBytes(WireJson.Sign(message, type, SignKey));
}
