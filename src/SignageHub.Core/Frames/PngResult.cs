using System.Diagnostics.CodeAnalysis;

namespace SignageHub.Core.Frames;

/// <summary>What came of reading a PNG: the frame, or what is wrong with the file.</summary>
public sealed record PngResult
{
    private PngResult(Frame? frame, Bilingual? error) => (Frame, Error) = (frame, error);

    public Frame? Frame { get; }

    public Bilingual? Error { get; }

    [MemberNotNullWhen(true, nameof(Frame))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Frame is not null;

    internal static PngResult Of(Frame frame) => new(frame, null);

    internal static PngResult Bad(Bilingual why) => new(null, why);
}
