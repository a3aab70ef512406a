using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Approvals;

/// <summary>How far an entry is, in words.</summary>
internal static class StandWords
{
    /// <param name="stand">Not a draft: of that there is nothing to say.</param>
    /// <param name="zone">The office's.</param>
    public static Bilingual Of(ApprovalStand stand, DateTimeZone zone)
    {
        var how = stand.How!;
        return new(In(Language.English), In(Language.Vietnamese));

        string In(Language language)
        {
            var day = WallTime.Text(how.At, zone, language);
            return (stand.Step switch
            {
                ApprovalStep.Submitted => ApprovalTexts.SubmittedBy(how.By, day),
                ApprovalStep.Returned => ApprovalTexts.ReturnedBy(how.By, day, how.Note),
                _ => new Bilingual($"{how.By}, {day}: {ApprovalTexts.Again.En}", $"{how.By}, {day}: {ApprovalTexts.Again.Vi}"),
            }).In(language);
        }
    }
}
