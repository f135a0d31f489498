using MissionGov.Web.Access;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>What did other days of milestones do to the chances with the plans?</summary>
/// <param name="Before">When each of them was expected before.</param>
internal sealed record GetStrategyMoves(IReadOnlyDictionary<Guid, DateOnly> Before) : IQuery<IReadOnlyList<string>>;

internal sealed class GetStrategyMovesHandler(StrategyMoves moves, StatusClock clock) : QueryHandler<GetStrategyMoves, IReadOnlyList<string>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override Task<IReadOnlyList<string>> ReadAsync(GetStrategyMoves query, Person person, CancellationToken ct) => moves.ReadAsync(query.Before, clock.Today, ct);
}
