using MissionGov.Domain;

namespace MissionGov.Web.Features.Milestones;

/// <summary>What somebody had typed in a form of the milestone's page when something was wrong with it.</summary>
/// <param name="Form">Which form: wait, raise, or the id of a blocker.</param>
public sealed record MilestoneEntry(string Form, Problem Problem, IReadOnlyDictionary<string, string> Typed)
{
    public string Of(string field) => Typed.GetValueOrDefault(field, "");
}

/// <summary>What a form of the milestone's page needs besides its fields.</summary>
public sealed record FormKey(string Token, Guid CommandId);
