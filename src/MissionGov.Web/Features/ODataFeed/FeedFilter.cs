using System.Linq.Expressions;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>A question that is well put, but that the feed does not answer.</summary>
internal sealed class NotInFeedException(string message) : Exception(message);

/// <summary>Turns the words of $filter and $orderby into an expression over the rows, which the database or memory runs.</summary>
internal sealed class FeedFilter(ParameterExpression row)
{
    private static readonly Expression NoText = Expression.Constant("");

    public static Expression<Func<T, bool>> Of<T>(QueryNode condition) =>
        Build(typeof(T), row => Expression.Lambda<Func<T, bool>>(new FeedFilter(row).Of(condition), row));

    public static LambdaExpression Key(Type type, QueryNode value) =>
        Build(type, row => Expression.Lambda(new FeedFilter(row).Of(value), row));

    /// <summary>The row that is told from others by these values of its key.</summary>
    public static Expression<Func<T, bool>> Row<T>(IEnumerable<KeyValuePair<string, object>> key) => Build(typeof(T), row =>
    {
        var same = key.Select(pair => Compare(ExpressionType.Equal, Expression.Property(row, pair.Key), Held(pair.Value)));
        return Expression.Lambda<Func<T, bool>>(same.Aggregate(Expression.AndAlso), row);
    });

    /// <summary>The rows after one with these values of its key, in the order of the key.</summary>
    public static Expression<Func<T, bool>> After<T>(IEnumerable<KeyValuePair<string, object>> key) => Build(typeof(T), row =>
    {
        var after = key.Reverse().Aggregate((Expression?)null, (rest, pair) =>
        {
            var (column, value) = (Expression.Property(row, pair.Key), Held(pair.Value));
            var further = Compare(ExpressionType.GreaterThan, column, value);
            return rest is null ? further : Expression.OrElse(further, Expression.AndAlso(Compare(ExpressionType.Equal, column, value), rest));
        });
        return Expression.Lambda<Func<T, bool>>(after!, row);
    });

    // OData lets more be compared than has an order or a truth here.
    private static T Build<T>(Type type, Func<ParameterExpression, T> build)
    {
        try
        {
            return build(Expression.Parameter(type, "row"));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            throw new NotInFeedException("This feed cannot compare these.");
        }
    }

    private Expression Of(QueryNode node) => node switch
    {
        ConvertNode converted => Of(converted.Source),
        ConstantNode constant => Held(constant.Value),
        SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } column => Expression.Property(row, column.Property.Name),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Expression.Not(Of(not.Operand)),
        UnaryOperatorNode negated => Expression.Negate(Of(negated.Operand)),
        BinaryOperatorNode pair => Pair(pair.OperatorKind, Of(pair.Left), Of(pair.Right)),
        InNode { Right: CollectionConstantNode many } among => many.Collection.Select(one => Compare(ExpressionType.Equal, Of(among.Left), Of(one))).Aggregate((Expression)Expression.Constant(false), Expression.OrElse),
        SingleValueFunctionCallNode call => Call(call.Name, [.. call.Parameters.Select(Of)]),
        _ => throw new NotInFeedException($"This feed cannot filter by {node.Kind}."),
    };

    private static BinaryExpression Pair(BinaryOperatorKind kind, Expression left, Expression right) => kind switch
    {
        BinaryOperatorKind.And => Expression.AndAlso(left, right),
        BinaryOperatorKind.Or => Expression.OrElse(left, right),
        BinaryOperatorKind.Equal => Compare(ExpressionType.Equal, left, right),
        BinaryOperatorKind.NotEqual => Compare(ExpressionType.NotEqual, left, right),
        BinaryOperatorKind.GreaterThan => Compare(ExpressionType.GreaterThan, left, right),
        BinaryOperatorKind.GreaterThanOrEqual => Compare(ExpressionType.GreaterThanOrEqual, left, right),
        BinaryOperatorKind.LessThan => Compare(ExpressionType.LessThan, left, right),
        BinaryOperatorKind.LessThanOrEqual => Compare(ExpressionType.LessThanOrEqual, left, right),
        _ => throw new NotInFeedException($"This feed does not calculate: {kind}."),
    };

    private static BinaryExpression Compare(ExpressionType type, Expression left, Expression right)
    {
        if (IsText(left) && IsText(right) && type is not (ExpressionType.Equal or ExpressionType.NotEqual))
            (left, right) = (Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0));
        var both = Common(left, right);
        return Expression.MakeBinary(type, As(left, both), As(right, both));
    }

    // A number may meet one of another kind, and what is there may meet what may be missing.
    private static Type Common(Expression left, Expression right)
    {
        if (IsNull(left)) return right.Type;
        if (IsNull(right)) return left.Type;
        var (one, other) = (Plain(left.Type), Plain(right.Type));
        var type = one == other ? one : IsNumber(one) && IsNumber(other) ? typeof(double) : throw new NotInFeedException("This compares two things of different kinds.");
        return type.IsValueType && (left.Type != right.Type || left.Type != type) ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    private static Expression As(Expression expression, Type type) => IsNull(expression)
        ? Expression.Constant(null, type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type)
        : expression.Type == type ? expression : Expression.Convert(expression, type);

    private static Expression Call(string name, Expression[] given) => (name, given) switch
    {
        ("contains", [var text, var part]) => Text(text, nameof(string.Contains), part),
        ("startswith", [var text, var part]) => Text(text, nameof(string.StartsWith), part),
        ("endswith", [var text, var part]) => Text(text, nameof(string.EndsWith), part),
        ("indexof", [var text, var part]) => Text(text, nameof(string.IndexOf), part),
        ("tolower", [var text]) => Text(text, nameof(string.ToLower)),
        ("toupper", [var text]) => Text(text, nameof(string.ToUpper)),
        ("trim", [var text]) => Text(text, nameof(string.Trim)),
        ("length", [var text]) => Expression.Property(Expression.Coalesce(text, NoText), nameof(string.Length)),
        ("year", [var day]) => Part(day, nameof(DateOnly.Year)),
        ("month", [var day]) => Part(day, nameof(DateOnly.Month)),
        ("day", [var day]) => Part(day, nameof(DateOnly.Day)),
        _ => throw new NotInFeedException($"This feed does not know the function {name}."),
    };

    private static MethodCallExpression Text(Expression text, string method, params Expression[] given) =>
        Expression.Call(Expression.Coalesce(text, NoText), typeof(string).GetMethod(method, [.. given.Select(_ => typeof(string))])!, given.Select(one => Expression.Coalesce(one, NoText)));

    private static Expression Part(Expression day, string part) => Nullable.GetUnderlyingType(day.Type) is null
        ? Expression.Property(day, part)
        : Expression.Condition(Expression.Property(day, "HasValue"), Expression.Convert(Expression.Property(Expression.Property(day, "Value"), part), typeof(int?)), Expression.Constant(null, typeof(int?)));

    // As a parameter of the statement rather than a part of it: one plan serves them all.
    private static Expression Held(object? value) => value switch
    {
        null => Expression.Constant(null),
        string text when text.Contains('\0', StringComparison.Ordinal) => throw new NotInFeedException("No text in this feed holds a zero byte."),
#pragma warning disable CS0618 // This version of the library has no other; the next one has DateOnly.
        Date day => Held(new DateOnly(day.Year, day.Month, day.Day)),
#pragma warning restore CS0618
        string or bool or int or double or DateOnly => Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(value.GetType()), value)), "Value"),
        IConvertible number => Held(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotInFeedException($"This feed cannot compare with {value}."),
    };

    private static bool IsText(Expression expression) => expression.Type == typeof(string);

    private static bool IsNull(Expression expression) => expression is ConstantExpression { Value: null };

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(double);

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private sealed record Box<T>(T Value);
}
