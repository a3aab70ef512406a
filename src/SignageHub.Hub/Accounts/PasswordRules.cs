using System.Globalization;
using System.Text;
using SignageHub.Core;

namespace SignageHub.Hub.Accounts;

/// <summary>Which passwords are good enough: at least 12 characters, and none that is tried first.</summary>
/// <remarks>
/// No list of leaked passwords is carried along: those of 12 characters and more are nearly all made by a few patterns, and these are recognised.
/// The words are our own choice of what Vietnamese and English speakers begin with. Nothing else is demanded (NIST SP 800-63B §3.1.1.2): no digits, no signs, no change every month.
/// </remarks>
public static class PasswordRules
{
    public const int Shortest = 12;

    public const int Longest = 200;

    private const int FewestDifferent = 5;

    private static readonly string[] Words =
    [
        "password", "passwort", "pass", "matkhau", "mk", "admin", "administrator", "quantri", "quantrivien", "root", "user", "guest", "login", "dangnhap", "taikhoan",
        "welcome", "xinchao", "hello", "letmein", "secret", "bimat", "default", "macdinh", "changeme", "doimatkhau", "test", "thunghiem", "demo", "abc", "abcd", "xyz",
        "qwerty", "qwertyuiop", "asdf", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qaz", "wsx", "edc", "iloveyou", "love", "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "yeu",
        "vietnam", "viet", "nam", "hanoi", "saigon", "danang", "hue", "cantho", "haiphong", "hcm", "tphcm", "congthuong", "so", "ubnd", "vanphong", "office", "company", "congty",
        "signage", "signagehub", "hub", "board", "bang", "led", "khauhieu", "slogan", "server", "may", "chu", "maychu", "computer", "internet", "google", "facebook", "zalo",
        "dragon", "monkey", "football", "bongda", "princess", "sunshine", "superman", "master", "spring", "summer", "autumn", "winter", "xuan", "ha", "thu", "dong", "tet",
        "nguyen", "tran", "le", "pham", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "my", "the", "is", "new", "old", "moi", "cu",
    ];

    private static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "09876543210", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujmikolp",
    ];

    /// <returns>Null when it is good; else what is wrong and what to do.</returns>
    /// <param name="password">As typed.</param>
    /// <param name="own">What others know of the person: names, the office.</param>
    public static Bilingual? Problem(string password, params ReadOnlySpan<string> own)
    {
        if (new StringInfo(password).LengthInTextElements < Shortest)
            return new($"The password is too short: at least {Shortest} characters, for example four words.", $"Mật khẩu quá ngắn: cần ít nhất {Shortest} ký tự, ví dụ bốn từ.");
        if (password.Length > Longest)
            return new($"The password is too long: at most {Longest} characters.", $"Mật khẩu quá dài: tối đa {Longest} ký tự.");
        var letters = Plain(password);
        if (password.ToLowerInvariant().Distinct().Count() < FewestDifferent || IsRepeated(letters))
            return Guessable;
        var known = Words.Concat(own.ToArray().SelectMany(o => o.Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)).Select(Plain).Where(w => w.Length >= 2)).ToHashSet(StringComparer.Ordinal);
        return Uncovered(letters, known) < 4 || Uncovered(Plain(Unleet(password)), known) < 4 ? Guessable : null;
    }

    private static readonly Bilingual Guessable = new(
        "This password is among the first that are tried: known words, names, years and rows of keys. Take words that do not belong together.",
        "Mật khẩu này thuộc loại bị dò ra đầu tiên: từ quen thuộc, tên, năm, dãy phím. Hãy ghép các từ không liên quan với nhau.");

    /// <summary>Small letters and digits alone, marks taken off: <c>Mật Khẩu@2026</c> is <c>matkhau2026</c>.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c == 'đ')
                plain.Append('d');
            else if (char.IsLetterOrDigit(c))
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static string Unleet(string text) => text
        .Replace('@', 'a').Replace('4', 'a').Replace('0', 'o').Replace('1', 'i').Replace('!', 'i').Replace('3', 'e').Replace('$', 's').Replace('5', 's').Replace('7', 't');

    /// <summary>One piece, over and over.</summary>
    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (Enumerable.Range(length, text.Length - length).All(i => text[i] == text[i - length]))
                return true;
        }

        return false;
    }

    /// <summary>The fewest letters that belong to no known word, no row of keys and no number up to a date's length.</summary>
    private static int Uncovered(string text, HashSet<string> known)
    {
        var best = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            best[end] = best[end - 1] + 1;
            for (var start = Math.Max(0, end - 26); start < end; start++)
            {
                if (best[start] < best[end] && IsKnown(text[start..end], known))
                    best[end] = best[start];
            }
        }

        return best[^1];
    }

    private static bool IsKnown(string piece, HashSet<string> known) =>
        known.Contains(piece)
        || (piece.Length is >= 2 and <= 8 && piece.All(char.IsAsciiDigit))
        || (piece.Length >= 3 && piece.Distinct().Count() == 1)
        || (piece.Length >= 3 && Runs.Any(run => run.Contains(piece, StringComparison.Ordinal)));
}
