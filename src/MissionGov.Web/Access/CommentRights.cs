namespace MissionGov.Web.Access;

/// <summary>Who reads what the people of a mission say to each other: they themselves, and those who read the audit.</summary>
internal static class CommentRights
{
    public static bool MayReadComments(this Person person, string mission) => person.May(Permission.Comment, mission) || person.May(Permission.ReadAudit, mission);
}
