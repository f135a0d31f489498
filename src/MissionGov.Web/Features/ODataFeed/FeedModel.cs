using System.Reflection;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>A table of the feed.</summary>
/// <param name="Keys">The columns that tell a row from every other; also the usual order.</param>
internal sealed record FeedSet(string Name, Type Row, params IReadOnlyList<string> Keys)
{
    public IReadOnlyList<PropertyInfo> Columns { get; } = Row.GetProperties();
}

/// <summary>What the feed holds, as OData describes it: made of the rows themselves.</summary>
internal static class FeedModel
{
    private const string Namespace = "MissionGov";

    public static readonly IReadOnlyList<FeedSet> Sets =
    [
        new("Missions", typeof(FeedMission), nameof(FeedMission.Mission)),
        new("Targets", typeof(FeedTarget), nameof(FeedTarget.Mission), nameof(FeedTarget.Target)),
        new("Indicators", typeof(FeedIndicator), nameof(FeedIndicator.Indicator)),
        new("Observations", typeof(FeedObservation), nameof(FeedObservation.Series), nameof(FeedObservation.PeriodEnd), nameof(FeedObservation.PeriodStart)),
        new("Milestones", typeof(FeedMilestone), nameof(FeedMilestone.Mission), nameof(FeedMilestone.Milestone)),
        new("Plans", typeof(FeedPlan), nameof(FeedPlan.Mission), nameof(FeedPlan.Plan)),
    ];

    public static readonly IEdmModel Edm = Build();

    /// <summary>The document at $metadata.</summary>
    public static readonly string Csdl = Write();

    private static EdmModel Build()
    {
        var model = new EdmModel();
        var container = model.AddEntityContainer(Namespace, "Feed");
        foreach (var set in Sets)
        {
            var type = new EdmEntityType(Namespace, set.Row.Name["Feed".Length..]);
            foreach (var column in set.Columns)
            {
                var (kind, nullable) = KindOf(column);
                var property = type.AddStructuralProperty(column.Name, kind, nullable);
                if (set.Keys.Contains(column.Name)) type.AddKeys(property);
            }

            model.AddElement(type);
            container.AddEntitySet(set.Name, type);
        }

        return model;
    }

    private static (EdmPrimitiveTypeKind Kind, bool Nullable) KindOf(PropertyInfo column)
    {
        var plain = Nullable.GetUnderlyingType(column.PropertyType);
        var kind = (plain ?? column.PropertyType) switch
        {
            var type when type == typeof(string) => EdmPrimitiveTypeKind.String,
            var type when type == typeof(bool) => EdmPrimitiveTypeKind.Boolean,
            var type when type == typeof(int) => EdmPrimitiveTypeKind.Int32,
            var type when type == typeof(double) => EdmPrimitiveTypeKind.Double,
            var type when type == typeof(DateOnly) => EdmPrimitiveTypeKind.Date,
            var type => throw new NotSupportedException($"{column.Name}: {type.Name}"),
        };
        return (kind, plain is not null);
    }

    private static string Write()
    {
        var text = new StringWriter();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(Edm, xml, CsdlTarget.OData, out var errors)) throw new InvalidOperationException(string.Join(' ', errors.Select(error => error.ErrorMessage)));
        }

        return text.ToString();
    }
}
