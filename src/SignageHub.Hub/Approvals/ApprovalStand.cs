namespace SignageHub.Hub.Approvals;

/// <summary>The steps of an entry on its way to an approval.</summary>
public enum ApprovalStep
{
    /// <summary>Its author writes it.</summary>
    Draft,

    /// <summary>It waits for those who approve.</summary>
    Submitted,

    /// <summary>It was approved, and something else than its words has changed what boards would light: it waits for those who approve.</summary>
    Reopened,

    /// <summary>It waits for its author.</summary>
    Returned,
}

/// <summary>How far an entry is that lacks an approval.</summary>
/// <param name="Step">How far.</param>
/// <param name="How">Who did the last step and when; null for a draft.</param>
public sealed record ApprovalStand(ApprovalStep Step, ApprovalRecord? How)
{
    public static readonly ApprovalStand Draft = new(ApprovalStep.Draft, null);

    /// <summary>Whether those who approve have their turn; else its author has.</summary>
    public bool IsWithApprover => Step is ApprovalStep.Submitted or ApprovalStep.Reopened;
}
