// The index of what people wrote down: words of conversations, plans, inquiries. It gives places,
// newest first, and holds neither the words nor any right: whoever asks reads the records it names
// as they are now, and shows what the caller may see of them. The owner kept here only leads to a
// note quickly. It follows the customer's (refile_notes), so that right after a handover a note
// may not be found yet, and is never shown to whoever may no longer see it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "storage/search_index.hpp"

namespace zhuli::storage {

/// The owner of a note that is before everybody who may see its kind at all, whosever it is.
inline constexpr Id kAnybody{1};

struct NoteEntry {
    std::string_view entity;  // "interaction"
    Id id;
    Id customer;  // whose owner it follows; 0: it has an owner of its own, or kAnybody
    Id owner;
    std::vector<std::string_view> words;  // all empty: it is found no longer
};

struct NotePlace {
    std::string entity;
    Id id;
};
BOOST_DESCRIBE_STRUCT(NotePlace, (), (entity, id))

void index_note(Tx& tx, const NoteEntry& entry);
void remove_note(Tx& tx, Id id);

/// Whose tokens are all there, the latest ids before `before` (0: from the newest), at most `limit`
/// of all scopes together. A query of less than two ideographs or one letter asks for nothing.
std::vector<NotePlace> newest_notes(Tx& tx, std::span<const SearchScope> scopes,
                                    std::string_view query, Id before, int limit);

/// Notes that follow the customer are found under `owner` from now on; at most `limit`, returns how
/// many. Costs nothing for those that are already.
std::int64_t refile_notes(Tx& tx, Id customer, Id owner, std::int64_t limit);

}  // namespace zhuli::storage
