using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Sends commands and queries through the Mediator as somebody, and reads from the answer whether they may.</summary>
internal sealed class RequestProbe(TestApp app)
{
    private static readonly MethodInfo Sends = typeof(TestData).GetMethod(nameof(TestData.SendAsync))!;
    private static readonly MethodInfo Asks = typeof(RequestProbe).GetMethod(nameof(AskAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>What the handler of a request asks for.</summary>
    public Permission RequiredBy(Type request)
    {
        var handler = Samples.ViewOf(request) is { } view ? typeof(QueryHandler<,>).MakeGenericType(request, view) : typeof(CommandHandler<>).MakeGenericType(request);
        using var scope = app.Services.CreateScope();
        return (Permission)handler.GetProperty("Requires", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(scope.ServiceProvider.GetRequiredService(handler))!;
    }

    public async Task<Answer> SendAsync(Type request, Actor actor, Scene scene)
    {
        var sample = Samples.Of(request, actor, scene);
        return Samples.ViewOf(request) is { } view
            ? await (Task<Answer>)Asks.MakeGenericMethod(view).Invoke(this, [sample, actor.Person])!
            : Answer.To(await (Task<Problem?>)Sends.MakeGenericMethod(request).Invoke(null, [app.Services, actor.Person, sample, "As the matrix asks.", null])!);
    }

    private async Task<Answer> AskAsync<TView>(IQuery<TView> query, Person person)
    {
        try
        {
            return Answer.Of(await TestData.AskAsync(app.Services, person, query));
        }
        catch (NotAllowedException)
        {
            return new Answer(Mark.No, "");
        }
    }

    /// <summary>Lets everything happen and takes all of it back: the next one finds what this one found.</summary>
    public sealed class NothingIsKept : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await transaction.RollbackAsync(cancellationToken);
            return InterceptionResult.Suppress();
        }
    }
}

/// <summary>How a request was answered, and in which words.</summary>
/// <param name="View">What a query showed.</param>
internal sealed record Answer(Mark Mark, string Words, object? View = null)
{
    public static Answer To(Problem? problem) => new(
        problem?.Code switch
        {
            Mediator.Forbidden => Mark.No,
            Mediator.NotFound => Mark.Absent,
            _ => Mark.Yes,
        },
        problem?.Message ?? "");

    public static Answer Of(object? view) => new(view is null || Samples.SaysAbsent(view) ? Mark.Absent : Mark.Yes, "", view);
}
