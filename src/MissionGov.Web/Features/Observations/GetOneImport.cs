using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>What would happen if this import were taken back, or put back where it was? That very step, rolled back.</summary>
internal sealed record GetOneImport(int Number) : IQuery<OneImportView?>;

/// <param name="Against">Why it cannot be taken back, or put back; null where it can.</param>
/// <param name="Figures">How many would go or come.</param>
public sealed record OneImportView(ImportRow Import, Problem? Against, int Figures, IReadOnlyList<TargetEffect> Effects);

internal sealed class GetOneImportHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock, TimeProvider time) : QueryHandler<GetOneImport, OneImportView?>
{
    private const string Untouched = "untouched";

    internal override Permission Requires => Permission.EditData;

    internal override async Task<OneImportView?> ReadAsync(GetOneImport query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        if (await ImportRows.Of(db, db.ImportBatches.Where(batch => batch.Id == query.Number)).SingleOrDefaultAsync(ct) is not { } import) return null;
        var rules = new UndoRules(db);
        var against = import.Undone is null ? await rules.AgainstUndoAsync(import.Number, ct) : await rules.AgainstRestoreAsync(import.Number, ct);
        if (against is not null) return new(import, against, 0, []);

        // Never committed: leaving this block takes everything back.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        return await ShortWait.ForAsync(db, () => TriedAsync(import, transaction, ct), ct) ?? new(import, ShortWait.Busy, 0, []);
    }

    private async Task<OneImportView> TriedAsync(ImportRow import, IDbContextTransaction transaction, CancellationToken ct)
    {
        await new ObservationLoad(db).TakeTurnAsync(ct);
        await transaction.CreateSavepointAsync(Untouched, ct);
        var undo = new BatchUndo(db);
        var indicators = await undo.IndicatorsAsync(import.Number, ct);
        var figures = import.Undone is null ? await undo.TakeOutAsync(import.Number, new Change("preview", time.GetUtcNow()), ct) : await undo.PutBackAsync(import.Number, ct);
        var effects = new TargetEffects(db, assessments, clock.Today);
        var after = await effects.AssessAsync(indicators, ct);
        await transaction.RollbackToSavepointAsync(Untouched, ct);
        var before = await effects.AssessAsync(indicators, ct);
        return new(import, null, figures, await effects.BetweenAsync(before, after, ct));
    }
}
