using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.UseCases;
using Type = System.Type;

namespace MissionGov.Web.Tests;

/// <summary>The rules of the house as rows. Dependencies are read from the compiled code, so async methods and closures count.</summary>
public sealed partial class ArchitectureTests
{
    private const int LongestFile = 400;
    private const string Product = "MissionGov.";

    private static readonly System.Reflection.Assembly[] Ours = [typeof(Answer<>).Assembly, typeof(Mission).Assembly, typeof(Program).Assembly];

    private static readonly Lazy<ILookup<string, string>> Uses = new(() =>
        new ArchLoader().LoadAssemblies(Ours).Build().Types.SelectMany(type => type.Dependencies, (type, used) => (type.FullName, used.Target.FullName)).ToLookup(pair => pair.Item1, pair => pair.Item2));

    // Who may use which part of the product; its own part is understood.
    public static TheoryData<string, string[]> Layers => new()
    {
        { "MissionGov.Analysis", [] },
        { "MissionGov.Domain", ["MissionGov.Analysis"] },
        { "MissionGov.Web.Access", ["MissionGov.Domain"] },
        { "MissionGov.Web.Cluster", [] },
        { "MissionGov.Web.Data", ["MissionGov.Domain", "MissionGov.Analysis"] },
        { "MissionGov.Web.UseCases", ["MissionGov.Domain", "MissionGov.Web.Data", "MissionGov.Web.Access"] },
        { "MissionGov.Web.Components", ["MissionGov.Domain", "MissionGov.Analysis", "MissionGov.Web.UseCases", "MissionGov.Web.Access"] },
        { "MissionGov.Web.Features", ["MissionGov.Domain", "MissionGov.Analysis", "MissionGov.Web.UseCases", "MissionGov.Web.Access", "MissionGov.Web.Data", "MissionGov.Web.Components", "MissionGov.Web.Serving"] },
    };

    // What is bought in, and who must not touch it.
    public static TheoryData<string, string[]> Strangers => new()
    {
        // It may use every core, but never waits.
        { "MissionGov.Analysis", ["Microsoft.", "Npgsql", "MudBlazor", "System.IO", "System.Net", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"] },
        { "MissionGov.Domain", ["Microsoft.", "Npgsql", "MudBlazor", "System.IO", "System.Net", "System.Threading.Tasks", "System.TimeProvider"] },
        { "MissionGov.Web.Components", ["Microsoft.EntityFrameworkCore", "Npgsql"] },
        { "MissionGov.Web.UseCases", ["MudBlazor", "Microsoft.AspNetCore.Components"] },

        // The tables of accounts are those of ASP.NET Core Identity.
        { "MissionGov.Web.Data", ["MudBlazor", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Builder"] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_part_uses_only_what_lies_beneath_it(string part, string[] allowed) =>
        Nothing(from type in TypesIn(part) from used in Uses.Value[type] where IsIn(used, Product.TrimEnd('.')) && !IsIn(used, part) && !allowed.Any(other => IsIn(used, other)) select $"{type} uses {used}");

    [Theory]
    [MemberData(nameof(Strangers))]
    public void A_part_keeps_away_from(string part, string[] strangers) =>
        Nothing(from type in TypesIn(part) from used in Uses.Value[type] where strangers.Any(stranger => used.StartsWith(stranger, StringComparison.Ordinal)) select $"{type} uses {used}");

    [Fact]
    public void No_feature_uses_another() => Nothing(
        from type in TypesIn("MissionGov.Web.Features")
        from used in Uses.Value[type]
        where FeatureOf(used) is { } other && other != FeatureOf(type)
        select $"{type} uses {used}");

    // What Data makes public are the records that views are made of; all that reads or writes is internal.
    [Fact]
    public void Pages_ask_the_mediator_and_never_the_database() => Nothing(
        from page in Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsAssignableTo(typeof(ComponentBase)))
        from type in TypesOf(page)
        from used in Uses.Value[type]
        where used.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || used.StartsWith("Npgsql", StringComparison.Ordinal) || (IsIn(used, "MissionGov.Web.Data") && typeof(Program).Assembly.GetType(used)?.IsPublic != true)
        select $"{type} uses {used}");

    // They run in a fresh scope, outside the request and the circuit: who acts comes in with the command.
    [Fact]
    public void Handlers_never_look_who_is_there() => Nothing(
        from handler in Handlers()
        from type in TypesOf(handler)
        from used in Uses.Value[type]
        where used == typeof(CurrentPerson).FullName || used.EndsWith("IHttpContextAccessor", StringComparison.Ordinal)
        select $"{type} uses {used}");

    [Fact]
    public void Every_command_and_query_has_one_handler()
    {
        var asked = Handlers().Select(handler => Bases(handler).First(based => based.IsGenericType).GetGenericArguments()[0]).ToLookup(type => type);
        var requests = typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && (type.IsAssignableTo(typeof(ICommand)) || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>)))).ToList();

        Assert.NotEmpty(requests);
        Nothing(from request in requests where asked[request].Count() != 1 select $"{request.Name}: {asked[request].Count()} handlers");
    }

    [Fact]
    public void Every_command_can_be_given_by_a_page_or_the_command_line() => Nothing(
        from command in typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICommand)))
        let own = Handlers().Append(command).SelectMany(TypesOf).Where(type => type.StartsWith(command.FullName!, StringComparison.Ordinal)).ToHashSet()
        where !Uses.Value.Any(type => !own.Contains(type.Key) && !type.Key.StartsWith($"{command.FullName}Handler", StringComparison.Ordinal) && type.Contains(command.FullName!))
        select $"{command.Name} is given by nobody");

    [Fact]
    public void Names_say_what_a_thing_is() => Nothing(
        from type in Ours.SelectMany(assembly => assembly.GetTypes())
        let name = type.Name.Split('`')[0]
        where Empty().IsMatch(name) && !name.StartsWith('<')
        select type.FullName);

    [Fact]
    public void No_file_is_long() => Nothing(
        from file in SourceTree.Files
        where Path.GetExtension(file) is ".cs" or ".razor" or ".js" or ".css" && !file.Contains("/Migrations/", StringComparison.Ordinal)
        let lines = File.ReadLines(file).Count()
        where lines > LongestFile
        select $"{file}: {lines} lines");

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() => Nothing(
        from file in SourceTree.Files
        where file.Contains("/src/MissionGov.Web/", StringComparison.Ordinal) && Path.GetExtension(file) is ".razor" or ".js" or ".css" or ".svg" or ".html"
        from line in File.ReadLines(file)
        where Fetched().IsMatch(line)
        select $"{file}: {line.Trim()}");

    [Fact]
    public void No_path_of_a_machine_is_in_the_tree() => Nothing(
        from file in SourceTree.Files
        where Path.GetExtension(file) is not (".png" or ".gz" or ".ico")
        from line in File.ReadLines(file)
        where MachinePath().IsMatch(line)
        select $"{file}: {line.Trim()}");

    private static void Nothing(IEnumerable<string?> offences)
    {
        var found = offences.Distinct().Order().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static List<string> TypesIn(string part)
    {
        var types = Uses.Value.Select(type => type.Key).Where(type => IsIn(type, part)).ToList();
        Assert.NotEmpty(types);
        return types;
    }

    /// <summary>A type with what the compiler nests in it: state machines and closures.</summary>
    private static IEnumerable<string> TypesOf(Type type) =>
        Uses.Value.Select(known => known.Key).Where(known => known == type.FullName || known.StartsWith($"{type.FullName}+", StringComparison.Ordinal));

    private static bool IsIn(string type, string part) => type.StartsWith($"{part}.", StringComparison.Ordinal);

    private static string? FeatureOf(string type) => type.Split('.') is ["MissionGov", "Web", "Features", var feature, _, ..] ? feature : null;

    private static IEnumerable<Type> Handlers() => typeof(Program).Assembly.GetTypes().Where(type => !type.IsAbstract && Bases(type).Any(based =>
        based.IsGenericType && (based.GetGenericTypeDefinition() == typeof(CommandHandler<>) || based.GetGenericTypeDefinition() == typeof(QueryHandler<,>))));

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var based = type.BaseType; based is not null; based = based.BaseType) yield return based;
    }

    [GeneratedRegex("(Helper|Util|Utils|Utility|Utilities|Manager|Service|Common|Core|Dto|DTO|Impl)($|[A-Z])")]
    private static partial Regex Empty();

    // An address behind <a href> is a link that a person may follow; the names of XML dialects are never fetched.
    [GeneratedRegex("""(src\s*=|<link[^>]+href\s*=|url\(|@import|fetch\(|import\s|EventSource\(|srcset\s*=)\s*["'(]?\s*(https?:)?//""")]
    private static partial Regex Fetched();

    [GeneratedRegex("""(?<![\w.:])/(work|home|root|Users)/\w|[A-Z]:\\Users\\""")]
    private static partial Regex MachinePath();
}
