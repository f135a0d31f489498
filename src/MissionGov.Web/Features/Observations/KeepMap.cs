using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>An analyst says what the columns of a source mean, once for all files with these headings.</summary>
internal sealed record KeepMap(string HeadingHash, string Headings, ColumnMap Map) : ICommand;

/// <summary>Files with these headings are to be recognised, or mapped anew.</summary>
internal sealed record ForgetMap(string HeadingHash) : ICommand;

public sealed record ImportMapKept(string HeadingHash, string Headings, string Map) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Said what the columns mean in files with the headings {ProblemList.Shorten(Headings)}: {Map}";
}

public sealed record ImportMapForgotten(string HeadingHash, string Headings, string Map) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Forgot what the columns mean in files with the headings {ProblemList.Shorten(Headings)}";
}

internal sealed class KeepMapHandler(MissionGovDb db) : CommandHandler<KeepMap>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(KeepMap command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var json = JsonSerializer.Serialize(command.Map, AsJson.Options);
        var kept = await db.ImportMaps.SingleOrDefaultAsync(map => map.HeadingHash == command.HeadingHash, ct);
        if (kept is null) db.ImportMaps.Add(new() { HeadingHash = command.HeadingHash, Headings = command.Headings, Map = json, KeptBy = change.Who, KeptAt = change.At });
        else (kept.Headings, kept.Map, kept.KeptBy, kept.KeptAt) = (command.Headings, json, change.Who, change.At);
        return new ImportMapKept(command.HeadingHash, command.Headings, json);
    }
}

internal sealed class ForgetMapHandler(MissionGovDb db) : CommandHandler<ForgetMap>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(ForgetMap command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (await db.ImportMaps.SingleOrDefaultAsync(map => map.HeadingHash == command.HeadingHash, ct) is not { } kept) return new Problem("import.no_map", "Nothing is kept about these columns any more.");
        db.ImportMaps.Remove(kept);
        return new ImportMapForgotten(kept.HeadingHash, kept.Headings, kept.Map);
    }
}
