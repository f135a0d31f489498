using MissionGov.Domain;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What a person entered to have a file held, kept when something is wrong with it.</summary>
/// <param name="Choices">The file that was looked at, and how it is read.</param>
/// <param name="Map">What its columns mean, as the page of the file has it.</param>
/// <param name="LeavesOut">Its bad rows are known and left out.</param>
public sealed record HoldEntry(ImportChoices Choices, string Map, bool LeavesOut, string Name = "", string On = "", string At = "09:30", string Owner = "", string Reason = "", Problem? Problem = null)
{
    internal static HoldEntry Of(IFormCollection form) => new(
        ImportChoices.Of(name => form[name]), form["map"].ToString(), form["leave-out"] == "yes",
        form["release-name"].ToString(), form["on"].ToString(), form["at"].ToString(), form["owner"].ToString(), form["reason"].ToString());

    /// <summary>What is wrong with a field of the form.</summary>
    public string? Wrong(string field) => Problem?.Code == $"release.{field.Replace("release-", "", StringComparison.Ordinal)}" ? Problem.Message : null;
}
