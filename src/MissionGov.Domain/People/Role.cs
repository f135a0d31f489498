namespace MissionGov.Domain.People;

/// <summary>What somebody is to a mission. What each may do is one table of the program.</summary>
public enum Role
{
    Minister,
    SeniorResponsibleOwner,
    UnitLead,
    Analyst,
    Contributor,
    Auditor,
    Administrator,
}
