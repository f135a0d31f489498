using MissionGov.Domain.Delivery;
using MissionGov.Domain.People;
using MissionGov.Web.Access;

namespace MissionGov.Web.Features.Updates;

/// <summary>Whose rows they are: an owner's own, and for a unit lead all of the mission.</summary>
internal static class UpdateRights
{
    public static bool MayReport(Person person, string mission, Milestone milestone) =>
        person.May(Permission.ReportDelivery, mission) && (person.Holds(milestone.Owner) || Leads(person, mission));

    private static bool Leads(Person person, string mission) =>
        person.Posts.Any(post => post.Role == Role.UnitLead && (post.Mission is null || post.Mission == mission));
}
