// Package recent remembers what was made of something, so that the next version of a
// document is read faster where it says the same. Keys and values come in; the same values
// go out. It must not know what they are. A cache changes no result: whoever uses one puts
// everything that a value depends on into its key.
package recent

// room is how many values are kept at least; most is how many at most, whatever is asked for.
const (
	room = 1 << 10
	most = 1 << 15
)

// Cache keeps the values that were put or asked for lately: at most twice its room. The
// zero value is ready, nil keeps nothing. It must not be used by two goroutines at once.
type Cache[K comparable, V any] struct {
	recent, older map[K]V
	room          int
}

// Grow sees to it that at least n values are kept, within bounds. A cache whose room is a few times what
// one document needs serves its next version whole.
func (c *Cache[K, V]) Grow(n int) {
	if c != nil {
		c.room = min(max(c.room, n), most)
	}
}

// Get gives the value of a key.
func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	if c == nil {
		return value, false
	}
	if value, ok = c.recent[key]; ok {
		return value, true
	}
	if value, ok = c.older[key]; ok {
		c.Put(key, value)
	}
	return value, ok
}

// GetBytes is Get for a key that is not a string yet, and need not become one where it is known.
func GetBytes[V any](c *Cache[string, V], key []byte) (value V, ok bool) {
	if value, ok = c.recent[string(key)]; ok {
		return value, true
	}
	if value, ok = c.older[string(key)]; ok {
		c.Put(string(key), value)
	}
	return value, ok
}

// Put keeps a value. The key must not hold on to more than itself: clone what was cut from
// a long text.
func (c *Cache[K, V]) Put(key K, value V) {
	if c == nil {
		return
	}
	if c.recent == nil || len(c.recent) >= max(room, c.room) {
		c.recent, c.older = map[K]V{}, c.recent
	}
	c.recent[key] = value
}
