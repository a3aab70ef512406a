using SignageHub.Core;
using SignageHub.Hub.Boards;

namespace SignageHub.Hub.Editing;

/// <summary>What the form calls the places of a file.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<string, Bilingual> Names = new(StringComparer.Ordinal)
    {
        ["slogan"] = EditTexts.Slogan,
        ["from"] = EditTexts.From,
        ["to"] = EditTexts.To,
        ["on"] = new("Days", "Các ngày"),
        ["observance"] = EditTexts.Observance,
        ["daysBefore"] = EditTexts.Before,
        ["daysAfter"] = EditTexts.After,
        ["yearly"] = EditTexts.RuleYearly,
        ["lunarYearly"] = EditTexts.RuleLunar,
        ["hours"] = new("Hours", "Giờ"),
        ["except"] = new("Never on", "Trừ các ngày"),
        ["english"] = new("In a second language", "Ngôn ngữ thứ hai"),
        ["weight"] = new("Turns in a round", "Số lượt mỗi vòng"),
        ["note"] = new("Note", "Ghi chú"),
    };

    /// <summary>Of the playlist itself.</summary>
    private static readonly Dictionary<string, Bilingual> Facts = new(StringComparer.Ordinal)
    {
        ["name"] = EditTexts.Name,
        ["plan.number"] = EditTexts.PlanNumber,
        ["plan.reportDue"] = EditTexts.ReportDue,
        ["plan.reportTo"] = EditTexts.ReportTo,
    };

    /// <summary>Of a board; without the examples that its labels have.</summary>
    private static readonly Dictionary<string, Bilingual> OfBoards = new(StringComparer.Ordinal)
    {
        ["id"] = new("Id", "Mã"),
        ["name"] = BoardPageTexts.Name,
        ["place"] = BoardPageTexts.Place,
        ["size"] = new("Size", "Kích thước"),
        ["color"] = BoardPageTexts.Color,
        ["hours"] = new("Switched on", "Giờ bật"),
        ["brightness"] = new("Brightness", "Độ sáng"),
        ["dim"] = new("Other brightness by time", "Độ sáng theo giờ"),
        ["pitch"] = new("Distance between LEDs", "Khoảng cách đèn"),
        ["groups"] = new("Groups", "Các nhóm"),
    };

    /// <summary>The field's name; where the form has none, the place itself; null where there is no place to tell.</summary>
    /// <param name="path">For example <c>entries[0].style.color</c>, <c>entries[0].when.on[1]</c>, <c>when.yearly</c> of an entry that is in no file yet or, of boards.json, <c>boards[2].dim[0].hours</c>.</param>
    public static Bilingual? Of(string path)
    {
        if (path.Length == 0)
            return null;
        var parts = path.Split('.');
        var field = parts[^1].Split('[')[0];
        var label = parts is [.., "style", _] ? StyleForm.Fields.FirstOrDefault(f => f.Name == field)?.Label
            : path.StartsWith("entries[", StringComparison.Ordinal) || path.StartsWith("when.", StringComparison.Ordinal) ? Names.GetValueOrDefault(field)
            : parts is [var board, var its, ..] && board.StartsWith("boards[", StringComparison.Ordinal) ? OfBoards.GetValueOrDefault(its.Split('[')[0])
            : path.StartsWith("boards[", StringComparison.Ordinal) ? EditTexts.Boards
            : Facts.GetValueOrDefault(path);
        return label ?? new Bilingual(path, path);
    }
}
