// The route table: what an address is (read, write or work), who may call it, what goes in and
// comes out. A handler is one plain function `Result<View> f(Tx&, const Ctx&, const In&)`;
// everything else — decoding, permission, idempotency, units of work, problem+json — happens
// once, in the dispatcher. Knows no business and no socket.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/messages.hpp"
#include "core/result.hpp"
#include "storage/list.hpp"
#include "storage/tx.hpp"

namespace zhuli::http {

using storage::ListQuery;
using storage::Tx;

enum class Method : unsigned char { get, post, put, patch, delete_ };
/// read: one snapshot on the read pool. write: one queued unit, answered from its commit.
enum class Kind : unsigned char { read, write };
/// A file for people: made whole in memory, and bounded by whoever makes it, or in pieces.
struct File {
    std::string name;
    std::string content_type;
    std::string body;
    /// Instead of `body`: all pieces but the last have this size. `piece` is called once for each,
    /// in a snapshot of its own, so what it reads never changes.
    std::int64_t byte_count = 0, piece_bytes = 0;
    std::function<std::string(Tx&, std::int64_t piece_no)> piece = {};
};

/// What a POST answers when it made something.
enum class Answer : unsigned char { ok, created, no_content };

struct Route {
    Method method = Method::get;
    std::string_view path;  // "/customers/{id}", below /api/v1
    Kind kind = Kind::read;
    std::string_view permission;  // "customers.read"; empty: any signed-in person
    std::string_view summary;     // one English line for OpenAPI
    std::string_view operation;   // its handler's name, for OpenAPI
    Answer answer = Answer::ok;
    bool quick = false;  // so short that it is answered on the thread it arrives on

    /// Decodes, runs and encodes. The JSON of the view, or the refusal. The texts are for the few
    /// handlers that say something in the caller's language themselves.
    Result<std::string> (*run)(Tx&, const Ctx&, const RawInput&, const Catalog& texts) = nullptr;
    /// Instead of `run`: answers a file to keep.
    Result<File> (*run_file)(Tx&, const Ctx&, const RawInput&, const Catalog& texts) = nullptr;
    /// Decodes without running, so that bad input never occupies the writer.
    Result<> (*check)(const RawInput&) = nullptr;
    /// Members of the OpenAPI schema of what goes in (null: nothing) and comes out.
    void (*in_schema)(JsonOut&) = nullptr;
    void (*out_schema)(JsonOut&) = nullptr;
    Fields in_fields = {};
    bool lists = false;  // in_fields are those of its rows
    bool open = false;   // works without anybody signed in
    std::string_view produces = "application/json";
};

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

namespace detail {

template <class F>
struct HandlerParts;
template <class View, class In>
struct HandlerParts<Result<View> (*)(Tx&, const Ctx&, const In&)> {
    using ViewType = View;
    using InType = In;
};
template <class View, class In>
struct HandlerParts<Result<View> (*)(Tx&, const Ctx&, const In&, const Catalog&)>
    : HandlerParts<Result<View> (*)(Tx&, const Ctx&, const In&)> {};

template <auto Handler, class In>
auto call(Tx& tx, const Ctx& ctx, const In& in, const Catalog& texts) {
    if constexpr (std::is_invocable_v<decltype(Handler), Tx&, const Ctx&, const In&>)
        return Handler(tx, ctx, in);
    else
        return Handler(tx, ctx, in, texts);
}

/// The fields a list of this entity may be filtered by; specialised through Listed<T>.
template <class In>
Result<In> decode_input(const RawInput& raw) {
    if constexpr (std::is_same_v<In, Edit>)
        return decode_edit(raw);
    else
        return decode<In>(raw);
}

template <class View>
std::string encode(const View& view) {
    if constexpr (std::is_same_v<View, Done>)
        return "{}";
    else
        return to_json(view);
}

/// "list_orders" of a handler.
template <auto Handler>
constexpr std::string_view operation_name() {
    std::string_view name = zhuli::detail::plain_name(__PRETTY_FUNCTION__);
    const auto colon = name.rfind("::");
    return colon == name.npos ? name : name.substr(colon + 2);
}

template <class View>
void view_schema(JsonOut& out) {
    if constexpr (requires { Value<View>::schema(out); }) Value<View>::schema(out);
}

}  // namespace detail

/// A list handler takes a ListQuery over the fields of T.
template <class T>
struct Listed : ListQuery {};

namespace detail {
template <class T>
Result<Listed<T>> decode_listed(const RawInput& raw) {
    auto query = storage::decode_list(raw, fields_of<T>());
    if (!query.ok()) return std::move(query.problem());
    Listed<T> listed;
    static_cast<ListQuery&>(listed) = std::move(*query);
    return listed;
}
template <class In>
struct IsListed : std::false_type {};
template <class T>
struct IsListed<Listed<T>> : std::true_type {
    using Row = T;
};

template <class In>
Result<In> decode_any(const RawInput& raw) {
    if constexpr (requires { In::decode(raw); })
        return In::decode(raw);
    else if constexpr (IsListed<In>::value)
        return decode_listed<typename IsListed<In>::Row>(raw);
    else
        return decode_input<In>(raw);
}
}  // namespace detail

template <auto Handler>
constexpr Route route(Method method, std::string_view path, Kind kind, std::string_view permission,
                      std::string_view summary, Answer answer = Answer::ok) {
    using Parts = detail::HandlerParts<decltype(Handler)>;
    using In = typename Parts::InType;
    using View = typename Parts::ViewType;
    Route r;
    r.method = method;
    r.path = path;
    r.kind = kind;
    r.permission = permission;
    r.summary = summary;
    r.operation = detail::operation_name<Handler>();
    r.answer = answer;
    if constexpr (std::is_same_v<View, File>)
        r.run_file = [](Tx& tx, const Ctx& ctx, const RawInput& raw,
                        const Catalog& texts) -> Result<File> {
            auto in = detail::decode_any<In>(raw);
            if (!in.ok()) return std::move(in.problem());
            return detail::call<Handler>(tx, ctx, *in, texts);
        };
    else
        r.run = [](Tx& tx, const Ctx& ctx, const RawInput& raw,
                   const Catalog& texts) -> Result<std::string> {
            auto in = detail::decode_any<In>(raw);
            if (!in.ok()) return std::move(in.problem());
            auto view = detail::call<Handler>(tx, ctx, *in, texts);
            if (!view.ok()) return std::move(view.problem());
            return detail::encode(*view);
        };
    r.check = [](const RawInput& raw) -> Result<> {
        auto in = detail::decode_any<In>(raw);
        if (!in.ok()) return std::move(in.problem());
        return Done{};
    };
    if constexpr (Described<In>) {
        r.in_fields = fields_of<In>();
        r.in_schema = &struct_schema<In>;
    } else if constexpr (detail::IsListed<In>::value) {
        r.in_fields = fields_of<typename detail::IsListed<In>::Row>();
        r.lists = true;
    }
    r.out_schema = [](JsonOut& out) { detail::view_schema<View>(out); };
    return r;
}

template <auto Handler>
constexpr Route get(std::string_view path, std::string_view permission, std::string_view summary) {
    return route<Handler>(Method::get, path, Kind::read, permission, summary);
}
/// One record by its key, a few statements at most.
template <auto Handler>
constexpr Route look_up(std::string_view path, std::string_view permission,
                        std::string_view summary) {
    Route route = get<Handler>(path, permission, summary);
    route.quick = true;
    return route;
}
/// Creates something: 201.
template <auto Handler>
constexpr Route create(std::string_view path, std::string_view permission,
                       std::string_view summary) {
    return route<Handler>(Method::post, path, Kind::write, permission, summary, Answer::created);
}
/// A state change as a POST to a noun: 200 with the new view.
template <auto Handler>
constexpr Route act(std::string_view path, std::string_view permission, std::string_view summary) {
    return route<Handler>(Method::post, path, Kind::write, permission, summary);
}
/// Sets something to a value, whatever it was: needs no version.
template <auto Handler>
constexpr Route put(std::string_view path, std::string_view permission, std::string_view summary) {
    return route<Handler>(Method::put, path, Kind::write, permission, summary);
}
/// Changes some members of a Record; without one, of what the handler shows.
template <auto Handler, class Record = typename detail::HandlerParts<decltype(Handler)>::ViewType>
constexpr Route edit(std::string_view path, std::string_view permission, std::string_view summary) {
    Route r = route<Handler>(Method::patch, path, Kind::write, permission, summary);
    r.in_schema = &struct_schema<Record>;
    return r;
}
template <auto Handler>
constexpr Route remove(std::string_view path, std::string_view permission,
                       std::string_view summary) {
    return route<Handler>(Method::delete_, path, Kind::write, permission, summary,
                          Answer::no_content);
}

/// For `GET /things/{id}` and actions without a body.
struct ById {
    Id id;
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))
constexpr auto notes(const ById*) { return std::array{note<&ById::id>(from_path)}; }

}  // namespace zhuli::http
