namespace MissionGov.Web.Access;

/// <summary>What a person may do at all; on which missions follows from the posts they hold.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "It is one; the rule keeps the ending for a type of old .NET.")]
public enum Permission
{
    /// <summary>Everyone may.</summary>
    ReadPublished,

    /// <summary>Whoever shows a link, a code or the word of the provider, which the handler checks.</summary>
    ComeIn,

    /// <summary>Everyone who signed in, for themselves.</summary>
    ManageOwnAccount,
    ReadDrafts,
    Comment,

    /// <summary>Say how a milestone stands that one owns.</summary>
    ReportDelivery,
    EditDelivery,
    CreateMission,
    EditMission,

    /// <summary>Sign off: what was a draft is then seen by everyone.</summary>
    Publish,
    Decide,
    EditData,
    ReadAudit,

    /// <summary>Accounts and appointments, of which a role of the demo sees nothing.</summary>
    Administer,

    /// <summary>Bring held figures in at their time: the clock of the program alone, and no role.</summary>
    ReleaseFigures,
}
