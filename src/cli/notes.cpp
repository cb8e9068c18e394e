#include "cli/notes.hpp"

#include <algorithm>
#include <map>

#include "cli/search.hpp"
#include "core/text/excerpt.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/note_index.hpp"

namespace zhuli::cli {

namespace {

/// Kinds of notes by how far the caller sees them: one question of the index each.
class NoteScopes {
 public:
    NoteScopes(Features features, const Ctx& ctx) {
        std::map<Scope, storage::SearchScope> by_scope;
        for (const Feature* feature : features)
            for (const NoteKind& kind : feature->notes) {
                const Scope scope = ctx.scope(kind.permission);
                if (scope == Scope::none) continue;
                kinds_.emplace(kind.entity, &kind);
                auto& one = by_scope[scope];
                one.entities.push_back(kind.entity);
                one.owners = ctx.owners_in_scope(kind.permission, own_);
            }
        for (auto& [scope, one] : by_scope) scopes_.push_back(std::move(one));
    }
    NoteScopes(const NoteScopes&) = delete;
    NoteScopes& operator=(const NoteScopes&) = delete;

    std::span<const storage::SearchScope> all() const { return scopes_; }
    const NoteKind& kind(std::string_view entity) const { return *kinds_.at(entity); }

 private:
    std::map<std::string_view, const NoteKind*> kinds_;
    std::vector<storage::SearchScope> scopes_;
    std::vector<Id> own_;
};

/// What the capabilities show of these places.
std::map<Id, FoundNote> shown(storage::Tx& tx, const Ctx& ctx, const NoteScopes& scopes,
                              const std::vector<storage::NotePlace>& places) {
    std::map<std::string_view, std::vector<Id>> by_entity;
    for (const auto& place : places) by_entity[place.entity].push_back(place.id);
    std::map<Id, FoundNote> notes;
    for (const auto& [entity, ids] : by_entity)
        for (auto& note : scopes.kind(entity).show(tx, ctx, ids))
            notes.emplace(note.id, std::move(note));
    return notes;
}

/// Nothing if its words do not hold what was asked.
std::optional<NoteHit> hit_of(storage::Tx& tx, const Ctx& ctx, std::string_view entity,
                              const FoundNote& note, std::string_view query) {
    const auto matched = text::word_spans(note.words, query);
    if (matched.empty()) return std::nullopt;
    auto excerpt = text::excerpt_of(note.words, matched);
    NoteHit hit{std::string(entity), note.id,        note.title, {}, note.at, {}, {},
                note.customer_id,    note.inquiry_id};
    if (note.author_id) hit.author_name = identity::remembered_name(tx, ctx.now, note.author_id);
    hit.spans = in_utf16(excerpt.text, excerpt.spans);
    hit.words = std::move(excerpt.text);
    return hit;
}

NoteHits look(storage::Tx& tx, const Ctx& ctx, const NoteScopes& scopes,
              const NoteQuestion& question) {
    NoteHits hits;
    Id before = question.before;
    for (int looked = 0; looked < kNotesLooked; looked += kNotesAtOnce) {
        const auto places =
            storage::newest_notes(tx, scopes.all(), question.q.v, before, kNotesAtOnce);
        const auto notes = shown(tx, ctx, scopes, places);
        for (const auto& place : places) {
            if (hits.items.size() == static_cast<std::size_t>(question.limit)) {
                hits.next_before = before;
                return hits;
            }
            before = place.id;
            const auto note = notes.find(place.id);
            if (note == notes.end()) continue;
            if (auto hit = hit_of(tx, ctx, place.entity, note->second, question.q.v))
                hits.items.push_back(std::move(*hit));
        }
        if (places.size() < static_cast<std::size_t>(kNotesAtOnce)) return hits;
    }
    hits.next_before = before;
    return hits;
}

Result<NoteHits> find_notes(storage::Database& db, Features features, const Ctx& ctx,
                            const NoteQuestion& question) {
    if (question.limit < 1 || question.limit > kMostNotes)
        return Problem::field("limit", "field.out_of_range");
    const NoteScopes scopes(features, ctx);
    return storage::read_now(db, ctx.org.id,
                             [&](storage::Tx& tx) { return look(tx, ctx, scopes, question); });
}

}  // namespace

http::Route notes_route() {
    auto route =
        http::site_get<NoteQuestion>("/notes", "notes", "Find what was written down, newest first");
    route.out_schema = &struct_schema<NoteHits>;
    return route;
}

http::SiteAddress notes_address(storage::Database& db, Features features) {
    return http::site_read<NoteQuestion, NoteHits>(
        notes_route(), [&db, features](const Ctx& ctx, const NoteQuestion& question) {
            return find_notes(db, features, ctx, question);
        });
}

}  // namespace zhuli::cli
