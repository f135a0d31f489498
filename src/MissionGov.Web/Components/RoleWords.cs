using MissionGov.Domain.People;

namespace MissionGov.Web.Components;

/// <summary>Roles as pages name them.</summary>
public static class RoleWords
{
    public static string Words(this Role role) => role switch
    {
        Role.SeniorResponsibleOwner => "Senior responsible owner",
        Role.UnitLead => "Unit lead",
        _ => role.ToString(),
    };
}
