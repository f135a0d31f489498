using MissionGov.Domain.People;

namespace MissionGov.Web.Access;

/// <summary>The one table of rights. What is not in it is denied.</summary>
internal static class Rights
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Minister] = [Permission.ReadDrafts, Permission.Comment, Permission.Decide],
        [Role.SeniorResponsibleOwner] = [Permission.ReadDrafts, Permission.Comment, Permission.Decide, Permission.ReportDelivery, Permission.EditDelivery, Permission.EditMission, Permission.Publish],
        [Role.UnitLead] = [Permission.ReadDrafts, Permission.Comment, Permission.ReportDelivery, Permission.EditDelivery, Permission.EditMission],
        [Role.Analyst] = [Permission.ReadDrafts, Permission.Comment, Permission.EditData],
        [Role.Contributor] = [Permission.Comment, Permission.ReportDelivery],
        [Role.Auditor] = [Permission.ReadDrafts, Permission.ReadAudit],
        [Role.Administrator] = [Permission.ReadAudit, Permission.CreateMission, Permission.Administer],
    };

    public static bool Has(Role role, Permission permission) => permission is Permission.ReadPublished or Permission.ComeIn or Permission.ManageOwnAccount || Table[role].Contains(permission);
}
