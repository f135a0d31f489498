using MissionGov.Domain;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What a person entered to have a file held, kept when something is wrong with it.</summary>
/// <param name="Kept">The file that was looked at, by its hash.</param>
/// <param name="LeavesOut">Its bad rows are known and left out.</param>
public sealed record HoldEntry(string Kept, string FileName, string Indicator, bool LeavesOut, string Name = "", string On = "", string At = "09:30", string Owner = "", string Reason = "", Problem? Problem = null)
{
    internal static HoldEntry Of(IFormCollection form) => new(
        form["file"].ToString(), form["file-name"].ToString(), form["indicator"].ToString(), form["leave-out"] == "yes",
        form["name"].ToString(), form["on"].ToString(), form["at"].ToString(), form["owner"].ToString(), form["reason"].ToString());

    /// <summary>What is wrong with a field of the form.</summary>
    public string? Wrong(string field) => Problem?.Code == $"release.{field}" ? Problem.Message : null;
}
