namespace SignageHub.Hub.Approvals;

/// <summary>Which entries need an approval.</summary>
public enum ApprovalRule
{
    /// <summary>Those that say <c>"draft": true</c>.</summary>
    Drafts,

    /// <summary>Every one.</summary>
    All,
}
