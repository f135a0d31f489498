using System.Globalization;
using MissionGov.Domain;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>One file was loaded, all of it.</summary>
/// <param name="Hash">SHA-256 of the file: whoever has it can prove what was loaded.</param>
/// <param name="Mended">What was read in the place of wrong cells; null for none.</param>
/// <param name="Asked">How it was asked for (<see cref="SameFile.Asked"/>); null in lines from before that was noted.</param>
public sealed record ObservationsImported(
    int BatchId, string FileName, string Hash, string Layout, DateOnly KnownOn, int Rows, int New, int Revised, int Unchanged, int Withdrawn, int Missing, int Duplicates, int LeftOut,
    IReadOnlyList<CellFix>? Mended = null, string? Asked = null) : DomainEvent
{
    private const int MostNamed = 3;

    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => string.Create(
        CultureInfo.GetCultureInfo("en-GB"), $"Imported {FileName}: {New:N0} new, {Revised:N0} revised, {Unchanged:N0} unchanged, {Withdrawn:N0} withdrawn{(LeftOut > 0 ? $", {LeftOut} bad rows left out" : "")}{Fixes}. SHA-256 {Hash}");

    private string Fixes => Mended is not { Count: > 0 } mended ? "" :
        $", {mended.Count} cell{(mended.Count == 1 ? "" : "s")} mended ({string.Join("; ", mended.Take(MostNamed).Select(fix => $"row {fix.Row}, {fix.Column}: {fix.Was} → {fix.Value}"))}{(mended.Count > MostNamed ? "; …" : "")})";

    // The name of the file stays here: whoever chose it gave it to colleagues, not to everybody.
    public override IEnumerable<PublicNews> Telling() => New + Revised + Withdrawn == 0 ? [] :
    [
        new PublicNews(
            NewsKind.DataImported, null, string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Figures came in: {New:N0} new, {Revised:N0} revised, {Withdrawn:N0} withdrawn."), "/data",
            new Dictionary<string, object?> { ["new"] = New, ["revised"] = Revised, ["withdrawn"] = Withdrawn, ["knownOn"] = KnownOn }),
    ];
}
