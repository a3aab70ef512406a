namespace SignageHub.Core.Json;

/// <summary>What a reader made of a file: its value, unless there is an error, and everything that people must see.</summary>
/// <param name="Value">Null when any problem is an error.</param>
/// <param name="Problems">In file order.</param>
public sealed record ReadResult<T>(T? Value, IReadOnlyList<Problem> Problems)
    where T : class
{
    public bool IsGood => Value is not null;
}
