namespace SignageHub.Rendering.Tests;

/// <summary>The 134 letters of Vietnamese that have a mark, and the slogans that tests share.</summary>
internal static class Vietnamese
{
    public const string Saving = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";

    public const string Water = "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội";

    /// <summary>Capitals with stacked marks and the lowest letters: what clips first.</summary>
    public const string Stacked = "ẴẲỄỖẪ ẠỰỘỢ gỵ";

    private const string Small =
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    public static string Marked { get; } = Small + Small.ToUpperInvariant();

    /// <summary>Slogans as offices and ministries publish them, 16 to 133 characters.</summary>
    public static IReadOnlyList<string> Slogans { get; } = ReadSlogans();

    private static string[] ReadSlogans()
    {
        using var reader = new StreamReader(typeof(Vietnamese).Assembly.GetManifestResourceStream("Slogans.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
