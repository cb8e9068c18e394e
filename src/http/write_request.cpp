#include "http/write_request.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "storage/idempotency.hpp"

namespace zhuli::http {

namespace {

/// What an Idempotency-Key belongs to: the address and the ids in it, whatever is after "?".
std::string scope_of_key(const Route& route, const std::vector<NamedText>& path) {
    std::string scope = std::string(method_name(route.method)) + " " + std::string(route.path);
    for (const auto& named : path) scope += " " + named.value;
    return scope;
}

/// What a repetition must equal. Passwords are left out: a fast hash of one is kept nowhere.
std::string hash_of(const Route& route, const Request& request, const RawInput& input) {
    const auto is_secret = [](const Field& field) { return field.has(secret); };
    if (!input.body.is_object() || std::ranges::none_of(route.in_fields, is_secret))
        return content_hash(request.body);
    auto rest = input.body.get_object();
    for (const Field& field : route.in_fields)
        if (is_secret(field)) rest.erase(field.name);
    return content_hash(boost::json::serialize(rest));
}

/// A stale write is told the current record exactly as this caller would read it.
void show_current(storage::Tx& tx, const Write& write, Problem& problem) {
    if (problem.code != "problem.stale") return;
    problem.current_json.clear();
    const Route* reader = write.site->router.reader_of(*write.route);
    if (reader == nullptr || !write.ctx.allowed(reader->permission)) return;
    RawInput input;
    for (const auto& named : write.input.path)
        if (reader->path.find("{" + std::string(named.name) + "}") != reader->path.npos)
            input.path.push_back(named);
    auto view = reader->run(tx, write.ctx, input, write.site->catalog);
    if (view.ok()) problem.current_json = std::move(*view);
}

bool run_write(storage::Tx& tx, Write& write) {
    const auto& key = write.input.idempotency_key;
    write.result.reset();
    write.replayed = false;
    if (!key.empty()) {
        auto kept = storage::find_answer(tx, write.ctx, write.route_key, key, write.body_hash);
        if (!kept.ok()) {
            write.result.emplace(std::move(kept.problem()));
            return false;
        }
        if (*kept) {
            write.replayed = true;
            write.result.emplace(std::move((*kept)->body));
            return true;
        }
    }
    write.result.emplace(write.route->run(tx, write.ctx, write.input, write.site->catalog));
    if (!write.result->ok()) {
        show_current(tx, write, write.result->problem());
        return false;
    }
    // A token is shown once: its creation is never replayed.
    if (!key.empty() && write.route->path != "/api_tokens")
        storage::keep_answer(tx, write.ctx, write.route_key, key, write.body_hash,
                             {status_of(*write.route), write.result->value()});
    return true;
}

void queue_unit(const std::shared_ptr<Write>& write);

/// Two first requests met, with one Idempotency-Key or about something of which there is one: the
/// one that lost runs again and finds the other's answer or row.
bool lost_to_its_twin(Write& write, const std::exception_ptr& error) {
    if (write.tried_again) return false;
    try {
        std::rethrow_exception(error);
    } catch (const storage::UniqueBroken&) {
        return write.tried_again = true;
    } catch (...) {
        return false;
    }
}

void answer_write(const std::shared_ptr<Write>& write, const std::exception_ptr& error) {
    const Site& site = *write->site;
    try {
        if (error && lost_to_its_twin(*write, error)) return queue_unit(write);
        if (error) std::rethrow_exception(error);
    } catch (...) {
        return write->respond(outage_response(site, write->ctx.locale, write->route->path));
    }
    auto& result = *write->result;
    write->respond(result.ok() ? success_response(*write->route, std::move(*result))
                               : problem_response(site, result.problem(), write->ctx.locale));
}

void queue_unit(const std::shared_ptr<Write>& write) {
    storage::Unit unit;
    unit.org = write->ctx.org.id;
    unit.actor = write->ctx.user;
    unit.path = enum_name(write->ctx.path);
    unit.now = write->ctx.now;
    unit.work = [write](storage::Tx& tx) { return run_write(tx, *write); };
    unit.done = [write](std::exception_ptr error) { answer_write(write, error); };
    write->site->db->write(std::move(unit));
}

}  // namespace

void queue_write(const std::shared_ptr<Write>& write, const Request& request, Respond respond) {
    write->route_key = scope_of_key(*write->route, write->input.path);
    write->body_hash = hash_of(*write->route, request, write->input);
    write->respond = std::move(respond);
    queue_unit(write);
}

}  // namespace zhuli::http
