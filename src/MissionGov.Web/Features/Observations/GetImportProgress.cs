using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>How far is that import? Null where nobody asked for one of that id.</summary>
internal sealed record GetImportProgress(Guid Id) : IQuery<ImportProgress?>;

/// <param name="Done">What it did, once it is done: from its line of audit, so that the answer is the same for good.</param>
/// <param name="Step">"queued", "reading", "loading", "failed" or "cancelled"; empty once it is done.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="IsUndone">It was done, and taken back since.</param>
public sealed record ImportProgress(Guid Id, string FileName, string Step, int Rows, int? InAll, bool CancelAsked, string? Problem, ObservationsImported? Done, bool IsUndone = false);

internal sealed class GetImportProgressHandler(MissionGovDb db) : QueryHandler<GetImportProgress, ImportProgress?>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<ImportProgress?> ReadAsync(GetImportProgress query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        var detail = await db.Audit.AsNoTracking().Where(line => line.CommandId == query.Id && line.Event == nameof(ObservationsImported)).Select(line => line.Detail).SingleOrDefaultAsync(ct);
        if (detail is not null)
        {
            var done = JsonSerializer.Deserialize<ObservationsImported>(detail, AsJson.Options)!;
            return new(query.Id, done.FileName, "", done.Rows, done.Rows, false, null, done, await db.UndoneImports.AnyAsync(undone => undone.BatchId == done.BatchId, ct));
        }

        // A job that is done without a line of audit has lost its database to an older backup: there is nothing to show.
        var job = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == query.Id && job.State != ImportJobState.Done, ct);
        return job is null ? null : new(job.Id, job.FileName, job.State.ToString().ToLowerInvariant(), job.RowsDone, job.RowsInAll, job.CancelAsked, job.Problem, null);
    }
}
